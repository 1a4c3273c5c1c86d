export * from './Kind';
export * from './Reading';
