import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../lib/UserError.mjs';
import { testData } from '../../lib/testing/testData.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The upstream CRDs whose file names begin so.
 *
 * @param {string[]} prefixes for example `kueue.x-k8s.io`
 * @throws UserError when there are none
 */
export function crdFiles(prefixes) {
  const folder = join(testData(root) ?? '', 'crds');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return prefixes.flatMap(prefix => {
    const found = names.filter(
      name => name.startsWith(prefix) && name.endsWith('.yaml'),
    );
    if (found.length === 0) {
      throw new UserError(
        `There is no CRD whose file begins with ${prefix}`,
        'Fetch them with `node scripts/test-data.mjs`, or set ML_TEST_DATA to a folder that has them in crds/.',
      );
    }
    return found.sort().map(name => join(folder, name));
  });
}
