export * from './SchemaCheck';
