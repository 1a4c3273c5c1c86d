export type { ApiRequestsOptions } from './ApiRequests';
export type { BackoffOptions } from './backoff';
export * from './followWorkloads';
export * from './freshnessOf';
export * from './MlApi';
export * from './MlClient';
export * from './MlTrackingApi';
export * from './MlTrackingClient';
export * from './WorkloadView';
