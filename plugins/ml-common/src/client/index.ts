export * from './MlApi';
