/**
 * Scaffolder actions of the ML platform for Backstage.
 *
 * @packageDocumentation
 */
export { scaffolderModuleMl as default } from './module';
