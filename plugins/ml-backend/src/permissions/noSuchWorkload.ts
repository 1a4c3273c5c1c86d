import { NotFoundError } from '@backstage/errors';
import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';

/** The same error for what is not there and for what is hidden. */
export function noSuchWorkload(address: WorkloadAddress): NotFoundError {
  const { cluster, namespace, kind, name } = address;
  return new NotFoundError(
    `There is no ${kind} '${name}' in namespace '${namespace}' on cluster '${cluster}', or you may not see it`,
  );
}
