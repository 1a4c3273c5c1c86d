export * from './details';
export * from './quotas';
export * from './workloads';
