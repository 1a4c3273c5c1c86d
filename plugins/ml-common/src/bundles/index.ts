export * from './Bundle';
export * from './bundleParameterProblem';
export { bundleById, bundles } from './bundles';
export * from './defineBundle';
export * from './renderBundle';
export {
  readTrainingRun,
  type TrainingRunValues,
} from './training-run/readTrainingRun';
