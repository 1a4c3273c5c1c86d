export * from './annotations';
export * from './FlavorReading';
export * from './NodeReading';
export * from './QuotaReading';
export * from './QueuePlace';
