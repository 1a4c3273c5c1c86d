/**
 * The ML platform for apps on Backstage's old frontend system: the same screens, to be placed by
 * hand.
 *
 * @packageDocumentation
 */
export {
  EntityMlCard,
  EntityMlContent,
  EntityModelContent,
  EntityQuotaContent,
  EntityRunsContent,
  MlPage,
} from './extensions';
export { isExperimentAvailable } from './isExperimentAvailable';
export { isMlAvailable } from './isMlAvailable';
export { isModelAvailable } from './isModelAvailable';
export { isQuotaAvailable } from './isQuotaAvailable';
export { mlPlugin } from './plugin';
