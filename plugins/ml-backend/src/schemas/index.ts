export * from './SchemaBook';
