import { Bundle } from './Bundle';
import { gpuQuota } from './gpu-quota';
import { kserveEndpoint } from './kserve-endpoint';
import { mlflowStack } from './mlflow-stack';
import { modelServer } from './model-server';
import { trainingRun } from './training-run';

/**
 * All bundles.
 *
 * @public
 */
export const bundles: readonly Bundle[] = [
  trainingRun,
  kserveEndpoint,
  modelServer,
  gpuQuota,
  mlflowStack,
];

/**
 * The bundle of an id.
 *
 * @public
 */
export function bundleById(id: string): Bundle | undefined {
  return bundles.find(bundle => bundle.id === id);
}
