import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { Request } from 'express';

/** The address in the path of a request; a word stands for the core group, which has no name. */
export function addressOf({ params }: Request): WorkloadAddress {
  const { cluster, namespace, group, kind, name } = params;
  return {
    cluster,
    namespace,
    group: group === 'core' ? '' : group,
    kind,
    name,
  };
}
