import {
  CheckManifestsRequest,
  FitManifestsResponse,
  fitManifests,
  FitSnapshot,
  WorkFit,
} from '@mlport/backstage-plugin-ml-common';
import { z } from 'zod';
import { namespacesOf, seesNamespace } from '../permissions/namespacesOf';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { fitSnapshotOf, FitSnapshotOptions } from './fitSnapshotOf';

const placed = z.object({ metadata: z.object({ namespace: z.string() }) });

const NOTHING_KNOWN: FitSnapshot = {
  quotas: [],
  flavors: new Map(),
  nodes: [],
  missing: ['queues', 'flavors', 'namespace-quotas', 'nodes'],
};

/**
 * Whether manifests would run on a cluster, by what somebody may know who may see the quotas of
 * clusters. A namespace that is hidden from the caller is answered for as one that is not there.
 */
export function fitForCaller(
  request: CheckManifestsRequest,
  options: FitSnapshotOptions,
  scope: WorkloadScope,
): FitManifestsResponse {
  const { cluster, manifests } = request;
  const shown = new Set(
    namespacesOf(cluster, options, scope).map(({ name }) => name),
  );
  const open: unknown[] = [];
  const hidden: unknown[] = [];
  for (const manifest of manifests) {
    const name = placed.safeParse(manifest).data?.metadata.namespace;
    const isOpen =
      name === undefined ||
      shown.has(name) ||
      seesNamespace(cluster, { name }, options.kinds, scope);
    (isOpen ? open : hidden).push(manifest);
  }
  const answer = fitManifests(
    open,
    fitSnapshotOf(cluster, options, namespace => shown.has(namespace)),
  );
  const items = fitManifests(hidden, NOTHING_KNOWN).items.map(hide);
  const isUnknown = items.length > 0 && answer.verdict !== 'never';
  return {
    cluster,
    ...answer,
    ...(isUnknown && { verdict: 'unknown' }),
    items: [...answer.items, ...items],
  };
}

function hide({ object }: WorkFit): WorkFit {
  const message = `the namespace ${object.namespace} is not there, or you may not see it`;
  return {
    object,
    verdict: 'unknown',
    headline: message,
    reasons: [
      {
        check: 'queue',
        verdict: 'unknown',
        message,
        fix: 'Name a namespace that you may see work in',
      },
    ],
  };
}
