import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../lib/UserError.mjs';
import { until } from './until.mjs';

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * Creates CRDs from the bytes of their files, and waits until they are served.
 *
 * @param {ReturnType<import('./apiClient.mjs').apiClient>} ask
 * @param {string[]} files
 * @throws UserError when the server takes one not
 */
export async function installCrds(ask, files) {
  const names = [];
  // One after the other: it takes its time with large ones, and has a limit for each.
  for (const file of files) {
    const { code, body } = await ask('POST', CRDS, readFileSync(file, 'utf8'));
    if (code !== 201) {
      throw new UserError(
        `The server refused ${basename(file)}: ${body.message}`,
      );
    }
    names.push(body.metadata.name);
  }
  await until('the CRDs are served', async () => {
    const { body } = await ask('GET', CRDS);
    return names.every(name => isServed(body.items, name));
  });
}

function isServed(crds, name) {
  const crd = crds.find(({ metadata }) => metadata.name === name);
  return crd?.status?.conditions?.some(
    ({ type, status }) => type === 'Established' && status === 'True',
  );
}
