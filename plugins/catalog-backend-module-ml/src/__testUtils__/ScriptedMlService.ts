import {
  ExperimentItem,
  Freshness,
  ListWorkloadsRequest,
  ModelDetails,
  ModelItem,
  QuotaItem,
  SourceStatus,
  TrackingFreshness,
  TrackingStatus,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';
import { MlEntityProviderOptions } from '../provider/MlEntityProvider';

/** The only instance of MLflow that the script has. */
export const SOURCE = { provider: 'mlflow', instance: 'main' };

/** A model as the `ml` plugin lists it. */
export function modelItem(
  name: string,
  more: Partial<ModelItem> = {},
): ModelItem {
  const id = discoveredModelName({ source: SOURCE, name });
  return {
    source: SOURCE,
    name,
    id,
    entityRef: `resource:default/${id}`,
    tags: {},
    aliases: {},
    versions: 0,
    served: [],
    ...more,
  };
}

/** An experiment as the `ml` plugin lists it. */
export function experimentItem(
  experimentId: string,
  more: Partial<ExperimentItem> = {},
): ExperimentItem {
  const named = { source: SOURCE, experimentId, name: `exp-${experimentId}` };
  const id = discoveredExperimentName({ ...named, ...more });
  return {
    ...named,
    id,
    entityRef: `resource:default/${id}`,
    tags: {},
    ...more,
  };
}

/** An InferenceService that nobody declared. */
export function endpointItem(
  name: string,
  more: Partial<WorkloadItem> = {},
): WorkloadItem {
  return {
    cluster: 'prod-eu',
    namespace: 'vision',
    group: 'serving.kserve.io',
    kind: 'InferenceService',
    name,
    uid: `uid-${name}`,
    state: 'Ready',
    unclaimed: true,
    urls: [`https://${name}.example.com`],
    sequence: 1,
    ...more,
  };
}

/** A ClusterQueue. */
export function quotaItem(
  name: string,
  more: Partial<Omit<QuotaItem, 'quota'>> & {
    quota?: Partial<QuotaItem['quota']>;
  } = {},
): QuotaItem {
  return {
    cluster: 'prod-eu',
    group: 'kueue.x-k8s.io',
    kind: 'ClusterQueue',
    name,
    uid: `uid-${name}`,
    ...more,
    quota: { type: 'quota', scope: 'cluster', resources: [], ...more.quota },
  };
}

/** The `ml` plugin, saying what a test puts in. */
export class ScriptedMlService
  implements
    Pick<MlEntityProviderOptions['ml'], keyof MlEntityProviderOptions['ml']>
{
  models: ModelItem[] = [];
  experiments: ExperimentItem[] = [];
  quotas: QuotaItem[] = [];
  endpoints: WorkloadItem[] = [];
  details = new Map<string, Partial<ModelDetails>>();
  tracking: TrackingFreshness = 'fresh';
  clusters: Freshness = 'fresh';
  clusterNames = ['prod-eu'];
  /** The lists that fail. */
  failing = new Set<string>();
  /** What was asked for. */
  readonly asked: string[] = [];
  perPage = 1_000;

  static create(): ScriptedMlService {
    return new ScriptedMlService();
  }

  private constructor() {}

  async listModels() {
    this.#ask('listModels');
    return { items: this.models, sources: [this.#tracking()] };
  }

  async listExperiments() {
    this.#ask('listExperiments');
    return { items: this.experiments, sources: [this.#tracking()] };
  }

  async listQuotas() {
    this.#ask('listQuotas');
    return {
      items: this.quotas,
      sources: [
        ...this.#clusters('kueue.x-k8s.io', 'ClusterQueue'),
        ...this.#clusters('kueue.x-k8s.io', 'LocalQueue'),
        ...this.#clusters('', 'ResourceQuota'),
      ],
    };
  }

  async listWorkloads({ cursor }: ListWorkloadsRequest) {
    this.#ask(cursor ? `listWorkloads ${cursor}` : 'listWorkloads');
    const from = Number(cursor ?? 0);
    const to = from + this.perPage;
    return {
      items: this.endpoints.slice(from, to),
      ...(to < this.endpoints.length && { next: String(to) }),
      total: this.endpoints.length,
      counts: {},
      sources: [
        ...this.#clusters('serving.kserve.io', 'InferenceService'),
        ...this.#clusters('apps', 'Deployment'),
        ...this.#clusters('batch', 'Job'),
      ],
      version: 'epoch.1',
    };
  }

  async getModel(id: string): Promise<ModelDetails> {
    this.#ask(`getModel ${id}`);
    const item = this.models.find(model => model.id === id);
    if (!item) {
      throw new Error('no such model');
    }
    return {
      item,
      versions: [],
      servedUnknown: [],
      source: this.#tracking(),
      ...this.details.get(id),
    };
  }

  #ask(what: string): void {
    this.asked.push(what);
    if (this.failing.has(what)) {
      throw new Error(`${what} failed`);
    }
  }

  #tracking(): TrackingStatus {
    return { ...SOURCE, freshness: this.tracking };
  }

  #clusters(group: string, kind: string): SourceStatus[] {
    const freshness = this.clusters;
    return this.clusterNames.map(cluster => {
      return { cluster, group, kind, freshness };
    });
  }
}
