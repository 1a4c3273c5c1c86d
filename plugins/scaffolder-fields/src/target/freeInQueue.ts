import {
  QuotaResource,
  TargetCluster,
  TargetQueue,
} from '@mlport/backstage-plugin-ml-common';
import { acceleratorName } from '../format/acceleratorName';
import { Translate } from '../format/Translate';

/**
 * What a queue has left, per accelerator and flavor, and how many wait:
 * `2 of 8 A100 free, 5 wait`. Nothing where the queue tells nothing about accelerators.
 */
export function freeInQueue(
  queue: TargetQueue,
  cluster: TargetCluster,
  t: Translate,
): string | undefined {
  const parts = queue.resources
    .filter(({ sharing, nominal }) => sharing && nominal !== undefined)
    .map(resource => freeOf(resource, cluster, t));
  if (queue.pending !== undefined && (queue.pending > 0 || parts.length > 0)) {
    parts.push(t('target.waiting', { count: queue.pending }));
  }
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function freeOf(
  { resource, flavor, nominal = 0, reserved = 0, borrowed = 0 }: QuotaResource,
  cluster: TargetCluster,
  t: Translate,
): string {
  const name = acceleratorName(
    { resource, product: productOf(resource, cluster, flavor) },
    t,
  );
  const free = t('target.free', {
    free: String(Math.max(0, nominal - reserved)),
    nominal: String(nominal),
    name,
  });
  return borrowed > 0
    ? `${free} ${t('target.borrowed', { number: String(borrowed) })}`
    : free;
}

/** The product behind a resource name; of several, the flavor tells which. */
function productOf(
  resource: string,
  { accelerators }: TargetCluster,
  flavor: string | undefined,
): string | undefined {
  const offered = accelerators.filter(other => other.resource === resource);
  return offered.length === 1 ? offered[0].product : flavor;
}
