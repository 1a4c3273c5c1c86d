export * from './Accelerator';
export * from './decideState';
export * from './ServedModel';
export * from './Workload';
export * from './WorkloadState';
