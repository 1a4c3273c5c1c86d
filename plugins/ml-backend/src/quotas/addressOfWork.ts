import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

/** The address of a row. */
export function addressOfWork({
  cluster,
  kind,
  meta,
}: MirrorRow): WorkloadAddress {
  return {
    cluster,
    namespace: meta.namespace ?? '',
    group: kind.group,
    kind: kind.kind,
    name: meta.name,
  };
}
