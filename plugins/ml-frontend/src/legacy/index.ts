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
  EntityRunsContent,
  MlPage,
} from './extensions';
export { isExperimentAvailable } from './isExperimentAvailable';
export { isMlAvailable } from './isMlAvailable';
export { isModelAvailable } from './isModelAvailable';
export { mlPlugin } from './plugin';
