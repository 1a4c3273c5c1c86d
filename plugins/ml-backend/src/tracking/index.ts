export * from './admitCaller';
export { listExperiments, listModels } from './listTracked';
export * from './readEntityTracking';
export * from './readModel';
export * from './readRuns';
export * from './readRefreshInterval';
export * from './Tracking';
export type { TrackingDeps } from './TrackingDeps';
