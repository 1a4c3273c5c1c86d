import {
  Experiment,
  MetricPoint,
  ModelVersion,
  RegisteredModel,
  Run,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';
import {
  RunQuery,
  TrackingAdapter,
  TrackingOutcome,
  TrackingPage,
} from '../TrackingAdapter';
import { Ask } from './Ask';
import { MlflowClient } from './client/MlflowClient';
import { MlflowRequest } from './client/MlflowRequest';
import { Answer } from './client/Refusal';
import { MlflowInstanceConfig } from './MlflowConfig';
import { MlflowLinks } from './parse/MlflowLinks';
import { ParseContext } from './parse/ParseContext';
import { readExperiments, readModels, readVersions } from './readLists';
import { HistoryQuery, readSampled, readWhole } from './readMetricHistory';
import { readRun, readRuns } from './readRuns';

const API = '/api/2.0/mlflow';

/** What an adapter needs. */
export interface MlflowAdapterOptions {
  /** Those of one instance share it. */
  readonly client: MlflowClient;
  readonly config: MlflowInstanceConfig;
  readonly workspace?: string;
}

/** One workspace of one instance of MLflow. */
export class MlflowAdapter implements TrackingAdapter {
  readonly source: TrackingSource;
  readonly title?: string;
  readonly url: string;
  readonly #client: MlflowClient;
  readonly #context: ParseContext;
  /** Learned from the server: whether it samples curves. */
  #samples = true;

  static create(options: MlflowAdapterOptions): MlflowAdapter {
    return new MlflowAdapter(options);
  }

  private constructor({ client, config, workspace }: MlflowAdapterOptions) {
    const { name, title, publicUrl, artifactsDestination } = config;
    const links = MlflowLinks.create(publicUrl, workspace);
    this.source = {
      provider: 'mlflow',
      instance: name,
      ...(workspace !== undefined && { workspace }),
    };
    this.title = title;
    this.url = links.home();
    this.#client = client;
    this.#context = { source: this.source, links, artifactsDestination };
  }

  async version(signal: AbortSignal): Promise<TrackingOutcome<string>> {
    return outcomeOf(await this.#client.version(signal));
  }

  async experiments(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Experiment[]>> {
    const ask = this.#asker({ asker: 'background', signal });
    return outcomeOf(await readExperiments(ask, this.#context));
  }

  async models(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<RegisteredModel[]>> {
    const ask = this.#asker({ asker: 'background', signal });
    return outcomeOf(await readModels(ask, this.#context));
  }

  async versions(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<ModelVersion[]>> {
    const ask = this.#asker({ asker: 'background', signal });
    return outcomeOf(await readVersions(ask, this.#context));
  }

  async runs(
    query: RunQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<TrackingPage<Run>>> {
    const ask = this.#asker({
      asker: query.inBackground ? 'background' : 'person',
      isOwnWords: Boolean(query.filter || query.orderBy),
      signal,
    });
    return outcomeOf(await readRuns(ask, this.#context, query));
  }

  async run(
    runId: string,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Run | undefined>> {
    const ask = this.#asker({ asker: 'person', signal });
    return outcomeOf(await readRun(ask, this.#context, runId));
  }

  async metricHistory(
    query: HistoryQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Map<string, MetricPoint[]>>> {
    const ask = this.#asker({ asker: 'person', signal });
    if (this.#samples) {
      const sampled = await readSampled(ask, query);
      if (sampled.ok || !sampled.refusal.isNoRoute) {
        return outcomeOf(sampled);
      }
    }
    const whole = await readWhole(ask, query);
    this.#samples &&= !whole.ok;
    return outcomeOf(whole);
  }

  #asker(how: Pick<MlflowRequest, 'asker' | 'isOwnWords' | 'signal'>): Ask {
    const { workspace } = this.source;
    return (path, words) =>
      this.#client.json({
        path: `${API}/${path}`,
        workspace,
        ...words,
        ...how,
      });
  }
}

function outcomeOf<T>(answer: Answer<T>): TrackingOutcome<T> {
  return answer.ok ? answer : { ok: false, error: answer.refusal.error };
}
