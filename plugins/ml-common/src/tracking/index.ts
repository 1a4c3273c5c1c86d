export * from './annotations';
export * from './Experiment';
export * from './ModelVersion';
export * from './RegisteredModel';
export * from './Run';
export * from './TrackingSource';
