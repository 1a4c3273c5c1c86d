import { QuotaItem, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { discoveredObjectName } from '@mlport/backstage-plugin-ml-node';
import { endpointEntities } from '../entities/endpointEntities';
import { quotaEntity } from '../entities/quotaEntity';
import { servingKind } from '../reading/servingKind';
import { Candidate } from './Candidate';
import { Known } from './Known';
import { resourceRef } from './resourceRef';
import { modelRef } from './trackedCandidates';

/** Endpoints that no entity claims, in the order of the list. */
export function endpointCandidates(known: Known): Candidate[] {
  const { placer, reading, urls } = known;
  return reading.endpoints.map(endpoint => {
    const name = discoveredObjectName(endpoint);
    const refs = [`component:default/${name}`, `api:default/${name}`];
    return {
      title: endpoint.name,
      refs,
      build: isThere =>
        endpointEntities(
          {
            ...endpoint,
            urls: urls.of(name, endpoint.urls),
            podSelector: podSelectorOf(endpoint),
          },
          placer.place({ ...endpoint, namespaceOwner: endpoint.owner }),
          modelsOf(name, refs[0], known).filter(isThere),
        ),
    };
  });
}

/** Quotas of Kueue, and those of namespaces on accelerators, in the order of the list. */
export function quotaCandidates(known: Known): Candidate[] {
  const { placer, reading } = known;
  const queues = new Map<string, string>();
  for (const quota of reading.quotas) {
    if (quota.quota.scope === 'cluster') {
      queues.set(
        JSON.stringify([quota.cluster, quota.name]),
        resourceRef(discoveredObjectName(quota)),
      );
    }
  }
  return reading.quotas
    .map(quota => ({ quota, ref: resourceRef(discoveredObjectName(quota)) }))
    .filter(({ quota, ref }) => isGpuQuota(quota) || known.isHeld(ref))
    .map(({ quota, ref }) => ({
      title: quota.name,
      refs: [ref],
      build: isThere => {
        const parent =
          quota.quota.scope === 'local'
            ? queues.get(JSON.stringify([quota.cluster, quota.quota.parent]))
            : undefined;
        return [
          quotaEntity(
            quota,
            placer.place({ ...quota, namespaceOwner: quota.owner }),
            parent !== undefined && isThere(parent) ? parent : undefined,
          ),
        ];
      },
    }));
}

/** What cannot be read any more stays, when it is in the catalog: that is asked apart. */
function isGpuQuota({ quota }: QuotaItem): boolean {
  return (
    quota.scope === 'cluster' ||
    quota.scope === 'local' ||
    (quota.scope === 'namespace' &&
      quota.resources.some(({ sharing }) => sharing !== undefined))
  );
}

/** The models that an endpoint serves; while not all is known, those of before too. */
function modelsOf(endpoint: string, ref: string, known: Known): string[] {
  const { joins, reading, dependedOn } = known;
  const ids = joins.servedBy(endpoint);
  const found = reading.models
    .filter(({ id }) => ids.includes(id))
    .map(model => modelRef(model, known));
  const isWhole =
    joins.knowsServed(reading.models) && reading.isWhole('models');
  const before = isWhole ? [] : dependedOn(ref);
  return [...new Set([...found, ...before])].sort();
}

/** The pods of an endpoint, where the kind can tell them by its name alone. */
function podSelectorOf(endpoint: WorkloadItem): string | undefined {
  const { kind, name, namespace, uid } = endpoint;
  return servingKind(endpoint)?.podSelector({
    apiVersion: '',
    kind,
    meta: {
      name,
      namespace,
      uid,
      resourceVersion: '',
      labels: {},
      annotations: {},
    },
    spec: undefined,
    status: undefined,
  });
}
