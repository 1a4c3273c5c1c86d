export * from './ClusterFleet';
export * from './ClusterReadings';
export * from './gateway';
export * from './WorkloadMirror';
