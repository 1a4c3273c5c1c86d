export * from './MlflowInstances';
