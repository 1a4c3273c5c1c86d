export * from './ClusterFleet';
export * from './gateway';
export * from './WorkloadMirror';
