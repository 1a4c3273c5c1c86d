import { ModelDetails, ModelItem } from '@mlport/backstage-plugin-ml-common';
import { discoveredObjectName } from '@mlport/backstage-plugin-ml-node';

/** What a model belongs together with. */
export interface Joins {
  /** The entity names of the endpoints that serve it, as far as that is no guess. */
  endpoints: ReadonlySet<string>;
  /** The ids of the experiments that its versions come from. */
  experimentIds: ReadonlySet<string>;
  /** Whether the run of some version was not found: then there may be more experiments. */
  isPartial: boolean;
}

/** Reads from the details of a model what it belongs together with. */
export function joinsOf({ versions }: ModelDetails): Joins {
  const runs = versions.flatMap(({ run }) => run ?? []);
  return {
    endpoints: new Set(
      versions
        .flatMap(({ servedBy }) => servedBy)
        .filter(({ by }) => by !== 'name')
        .map(({ endpoint }) => discoveredObjectName(endpoint)),
    ),
    experimentIds: new Set(runs.map(({ experimentId }) => experimentId)),
    isPartial: versions.some(({ runId, run }) => runId !== undefined && !run),
  };
}

/** Equal as long as the details of a model are worth no new question. */
export function joinsFingerprint(model: ModelItem): string {
  const { updatedAt, versions, latest, served } = model;
  return JSON.stringify([updatedAt, versions, latest, served]);
}
