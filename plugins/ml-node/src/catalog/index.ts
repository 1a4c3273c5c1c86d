export * from './discoveredNames';
