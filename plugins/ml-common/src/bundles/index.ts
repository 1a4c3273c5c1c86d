export * from './Bundle';
export { bundleById, bundles } from './bundles';
export * from './renderBundle';
