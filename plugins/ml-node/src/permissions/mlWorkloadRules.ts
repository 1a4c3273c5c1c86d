import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { mlWorkloadResourceRef } from './mlWorkloadResourceRef';

const words = z.array(z.string().min(1));

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow workloads on one of the clusters',
  resourceRef: mlWorkloadResourceRef,
  paramsSchema: z.object({
    clusters: words.describe('Names of clusters, as the kubernetes plugin has'),
  }),
  apply: ({ cluster }, { clusters }) => clusters.includes(cluster),
  toQuery: ({ clusters }) => ({ field: 'cluster', values: clusters }),
});

const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow workloads in one of the namespaces, on any cluster',
  resourceRef: mlWorkloadResourceRef,
  paramsSchema: z.object({ namespaces: words.describe('Names of namespaces') }),
  apply: ({ namespace }, { namespaces }) =>
    namespace !== undefined && namespaces.includes(namespace),
  toQuery: ({ namespaces }) => ({ field: 'namespace', values: namespaces }),
});

const ofKind = createPermissionRule({
  name: 'OF_KIND',
  description: 'Allow workloads of one of the Kubernetes kinds',
  resourceRef: mlWorkloadResourceRef,
  paramsSchema: z.object({
    kinds: words.describe('Kubernetes kinds, for example PyTorchJob'),
  }),
  apply: ({ kind }, { kinds }) => kinds.includes(kind),
  toQuery: ({ kinds }) => ({ field: 'kind', values: kinds }),
});

const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description: 'Allow workloads whose namespace is owned by one of the claims',
  resourceRef: mlWorkloadResourceRef,
  paramsSchema: z.object({
    claims: words.describe('Full entity references of groups or users'),
  }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.map(inLowerCase).includes(owner),
  toQuery: ({ claims }) => ({
    field: 'owner',
    values: claims.map(inLowerCase),
  }),
});

/**
 * The rules that a policy can combine into a conditional decision about workloads.
 *
 * @public
 */
export const mlWorkloadRules = { inCluster, inNamespace, ofKind, isOwnedBy };

function inLowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
