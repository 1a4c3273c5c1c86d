/**
 * Form fields of the scaffolder that know the clusters: where work can go, what it can ask for, and
 * what will be written.
 *
 * @packageDocumentation
 */
export { mlFormApiRef } from './api/mlFormApiRef';
export type { MlFormApi } from './api/mlFormApiRef';
export { mlFieldsModule as default } from './module';
export { mlFieldsTranslationRef } from './translation';
