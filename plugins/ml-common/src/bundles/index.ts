export * from './Bundle';
export * from './bundleParameterProblem';
export { bundleById, bundles } from './bundles';
export * from './defineBundle';
export * from './renderBundle';
export { readTrainingRun } from './training-run/readTrainingRun';
