/**
 * The ML platform for apps on Backstage's old frontend system: the same screens, to be placed by
 * hand.
 *
 * @packageDocumentation
 */
export { EntityMlCard, EntityMlContent, MlPage } from './extensions';
export { isMlAvailable } from './isMlAvailable';
export { mlPlugin } from './plugin';
