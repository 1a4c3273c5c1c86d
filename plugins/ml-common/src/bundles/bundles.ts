import { Bundle } from './Bundle';
import { trainingRun } from './training-run';

/**
 * All bundles.
 *
 * @public
 */
export const bundles: readonly Bundle[] = [trainingRun];

/**
 * The bundle of an id.
 *
 * @public
 */
export function bundleById(id: string): Bundle | undefined {
  return bundles.find(bundle => bundle.id === id);
}
