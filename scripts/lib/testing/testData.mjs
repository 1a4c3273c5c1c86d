import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `scripts/test-data.mjs` puts what it fetches, unless told otherwise. */
export const fetchedData = root => join(root, '.cache', 'test-data');

/**
 * The first of the folders that exists: test data and tools stand beside the project, or beside the
 * folder that it is in.
 */
export function beside(root, name) {
  return [dirname(root), dirname(dirname(root))]
    .map(folder => join(folder, 'shared', name))
    .find(existsSync);
}

/** The folder with upstream's CRDs and samples; `undefined` when there is none. */
export function testData(root) {
  return (
    process.env.ML_TEST_DATA ??
    beside(root, '.') ??
    [fetchedData(root)].find(existsSync)
  );
}
