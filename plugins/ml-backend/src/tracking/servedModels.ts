import { ModelItem, ServedBy } from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from '../workloads/BookEntry';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { byNewest, HeldModel } from './HeldThings';
import { VersionIndex } from './VersionIndex';

/** The endpoints of one model. */
export interface ModelEndpoints {
  /** By the version that they serve. */
  versions: Map<string, ServedBy[]>;
  /** Those that name the model, and no version that is known. */
  unknown: ServedBy[];
}

/** The endpoints of every model, as far as somebody may see them, by the ids of the models. */
export function servedModels(
  entries: Iterable<BookEntry>,
  scope: WorkloadScope | undefined,
  index: VersionIndex,
): Map<string, ModelEndpoints> {
  const endpoints = new Map<string, ModelEndpoints>();
  for (const { row } of scope ? entries : []) {
    const { serves } = row.workload;
    if (!serves || !scope?.shows(row)) {
      continue;
    }
    for (const served of serves) {
      for (const { modelId, version, by } of index.find(served)) {
        const ofModel: ModelEndpoints = endpoints.get(modelId) ?? {
          versions: new Map(),
          unknown: [],
        };
        endpoints.set(modelId, ofModel);
        const found = toServedBy(row, served, by);
        if (version === undefined) {
          ofModel.unknown.push(found);
        } else {
          const others = ofModel.versions.get(version) ?? [];
          ofModel.versions.set(version, [...others, found]);
        }
      }
    }
  }
  return endpoints;
}

function toServedBy(
  { cluster, kind, meta, workload }: BookEntry['row'],
  { revision, alias }: { revision?: string; alias?: string },
  by: ServedBy['by'],
): ServedBy {
  const share = workload.traffic?.find(
    traffic => traffic.revision === revision,
  );
  return {
    endpoint: {
      cluster,
      namespace: meta.namespace ?? '',
      group: kind.group,
      kind: kind.kind,
      name: meta.name,
    },
    state: workload.state,
    ...(revision !== undefined && { revision }),
    ...(share && { percent: share.percent }),
    by,
    ...(alias !== undefined && { alias }),
  };
}

/** What of a model is served, the version with the greatest share first. */
export function servedOf(
  endpoints: ModelEndpoints | undefined,
): ModelItem['served'] {
  return [...(endpoints?.versions ?? [])]
    .map(([version, all]) => ({ version, going: all.filter(isGoing) }))
    .filter(({ going }) => going.length > 0)
    .map(({ version, going }) => ({
      version,
      share: Math.max(...going.map(({ percent = 100 }) => percent)),
      isShared: going.every(({ percent }) => percent !== undefined),
      endpoints: going.length,
    }))
    .sort(
      (a, b) =>
        b.share - a.share || b.endpoints - a.endpoints || byNewest(a, b),
    )
    .map(({ version, share, isShared, endpoints: count }) => ({
      version,
      ...(isShared && { percent: share }),
      endpoints: count,
    }));
}

/** The alias that means what is live, where no endpoint says which it was made to follow. */
const LIVE_ALIAS = 'champion';

/**
 * An alias that stands for a version that none serves while endpoints serve another: one that they
 * asked for, else the one that means what is live.
 */
export function driftOf(
  { model, versions }: HeldModel,
  endpoints: ModelEndpoints | undefined,
): ModelItem['drift'] {
  const going = [...(endpoints?.versions ?? [])]
    .map(([version, all]) => ({ version, all: all.filter(isGoing) }))
    .filter(({ all }) => all.length > 0);
  if (going.length === 0) {
    return undefined;
  }
  const asked = new Set(
    going.flatMap(({ all }) => all.flatMap(({ alias }) => alias ?? [])),
  );
  const aliases = asked.size > 0 ? [...asked].sort() : [LIVE_ALIAS];
  for (const alias of aliases) {
    const version = Object.hasOwn(model.aliases, alias)
      ? model.aliases[alias]
      : undefined;
    const isThere = versions.some(known => known.version === version);
    if (
      version !== undefined &&
      isThere &&
      going.every(served => served.version !== version)
    ) {
      return { alias, version };
    }
  }
  return undefined;
}

/** What was stopped serves nothing. */
function isGoing({ state }: ServedBy): boolean {
  return state !== 'Stopped';
}
