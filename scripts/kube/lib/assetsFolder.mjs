import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../lib/UserError.mjs';

/** Where envtest's own tools put the programs when nobody says otherwise. */
const USUAL = '/usr/local/kubebuilder/bin';
const PROGRAMS = ['etcd', 'kube-apiserver', 'kubectl'];

const missingIn = folder =>
  PROGRAMS.filter(name => !existsSync(join(folder, name)));

/** Whether a bare API server can be started on this machine. */
export function hasAssets() {
  return missingIn(process.env.KUBEBUILDER_ASSETS ?? USUAL).length === 0;
}

/**
 * The folder with kube-apiserver, etcd and kubectl: `KUBEBUILDER_ASSETS`, else the usual place.
 *
 * @throws UserError when one of them is not there
 */
export function assetsFolder() {
  const folder = process.env.KUBEBUILDER_ASSETS ?? USUAL;
  const missing = missingIn(folder);
  if (missing.length > 0) {
    throw new UserError(
      `${folder} has no ${missing.join(', no ')}`,
      'Set KUBEBUILDER_ASSETS to a folder that has them, as setup-envtest makes one.',
    );
  }
  return folder;
}
