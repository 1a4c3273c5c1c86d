export * from './Accelerator';
export * from './annotations';
export * from './decideState';
export * from './ServedModel';
export * from './Workload';
export * from './WorkloadState';
