/**
 * The backend of the ML platform for Backstage.
 *
 * @packageDocumentation
 */
export { mlPlugin as default } from './plugin';
