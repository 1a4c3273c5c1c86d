export * from './details';
export * from './manifests';
export * from './quotaReports';
export * from './quotas';
export * from './workloads';
export * from './tracking';
