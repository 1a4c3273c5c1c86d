export * from './FlavorReading';
export * from './NodeReading';
export * from './QuotaReading';
