export * from './Accelerator';
export * from './Workload';
export * from './WorkloadState';
