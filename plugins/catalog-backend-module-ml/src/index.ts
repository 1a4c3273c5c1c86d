/**
 * Models, experiments, GPU quotas and endpoints in the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleMl as default } from './module';
