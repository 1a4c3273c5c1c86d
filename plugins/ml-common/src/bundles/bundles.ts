import { Bundle } from './Bundle';

/**
 * All bundles.
 *
 * @public
 */
export const bundles: readonly Bundle[] = [];

/**
 * The bundle of an id.
 *
 * @public
 */
export function bundleById(id: string): Bundle | undefined {
  return bundles.find(bundle => bundle.id === id);
}
