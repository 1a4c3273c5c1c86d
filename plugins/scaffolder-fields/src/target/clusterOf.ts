import {
  asRecord,
  ListTargetsResponse,
  TargetCluster,
} from '@mlport/backstage-plugin-ml-common';
import { parseTarget } from './Target';

/** Which cluster the form has chosen in another field, and what is known of it. */
export function clusterOf(
  form: unknown,
  targets: ListTargetsResponse | undefined,
  field = 'target',
): { name?: string; cluster?: TargetCluster } {
  const { cluster: name } = parseTarget(asRecord(form)?.[field]);
  return { name, cluster: targets?.items.find(each => each.name === name) };
}
