export * from './Accelerator';
export * from './Workload';
export * from './WorkloadState';
export * from './decideState';
