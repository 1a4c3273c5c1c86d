/**
 * The ML platform for Backstage: live jobs and endpoints of Kubernetes clusters.
 *
 * @packageDocumentation
 */
export { mlApiRef } from './api/mlApiRef';
export { mlPlugin as default } from './plugin';
export { mlTranslationRef } from './translation';
