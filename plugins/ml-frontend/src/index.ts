/**
 * The ML platform for Backstage: live jobs and endpoints of Kubernetes clusters, models,
 * experiments and quotas.
 *
 * @packageDocumentation
 */
export { mlApiRef } from './api/mlApiRef';
export { mlTrackingApiRef } from './api/mlTrackingApiRef';
export { mlPlugin as default } from './plugin';
export { mlTranslationRef } from './translation';
