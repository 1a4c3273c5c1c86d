import { JsonObject } from '@backstage/types';
import {
  asRecord,
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
import { MlflowClient } from './client/MlflowClient';
import { Answer, refused } from './client/Refusal';
import { Asker } from './client/RequestGate';
import { MlflowInstanceConfig } from './MlflowConfig';
import { MlflowLinks } from './parse/MlflowLinks';
import { ParseContext } from './parse/ParseContext';
import { parseExperiment } from './parse/parseExperiment';
import { parseModel } from './parse/parseModel';
import { parseRun } from './parse/parseRun';
import { isPrompt } from './parse/parseTags';
import { parseVersion } from './parse/parseVersion';
import { HistoryQuery, readSampled, readWhole } from './readMetricHistory';
import { endless, pageOf, readPages } from './readPages';
import { runSearchBody } from './runSearchBody';

const API = '/api/2.0/mlflow';
const PAGE_OF_EXPERIMENTS = 1_000;
/** The most that MLflow takes. */
const PAGE_OF_MODELS = 1_000;
/** Some 3 MB; MLflow takes 200,000. */
const PAGE_OF_VERSIONS = 5_000;

interface Asking {
  query?: URLSearchParams;
  body?: JsonObject;
  asker: Asker;
  isOwnWords?: boolean;
  signal: AbortSignal;
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

  static create(options: {
    client: MlflowClient;
    config: MlflowInstanceConfig;
    workspace?: string;
  }): MlflowAdapter {
    return new MlflowAdapter(options);
  }

  private constructor(options: {
    client: MlflowClient;
    config: MlflowInstanceConfig;
    workspace?: string;
  }) {
    const { client, config, workspace } = options;
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
    const request = { path: '/version', asker: 'background', signal } as const;
    const answer = await this.#client.text(request);
    if (!answer.ok) {
      return outcomeOf(answer);
    }
    const version = /^\d[\w.+-]{0,49}$/.exec(answer.value.trim())?.[0];
    return outcomeOf(
      version === undefined
        ? refused('protocol', 'the server says no version')
        : { ok: true, value: version },
    );
  }

  async experiments(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Experiment[]>> {
    const read = await readPages({
      field: 'experiments',
      fetch: token =>
        this.#ask('experiments/search', {
          body: {
            max_results: PAGE_OF_EXPERIMENTS,
            view_type: 'ACTIVE_ONLY',
            order_by: ['experiment_id ASC'],
            ...(token !== undefined && { page_token: token }),
          },
          asker: 'background',
          signal,
        }),
      parse: json => parseExperiment(json, this.#context),
      keyOf: ({ experimentId }) => experimentId,
    });
    return outcomeOf(read);
  }

  async models(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<RegisteredModel[]>> {
    const read = await readPages({
      field: 'registered_models',
      fetch: token =>
        this.#ask('registered-models/search', {
          query: pageQuery(PAGE_OF_MODELS, token),
          asker: 'background',
          signal,
        }),
      parse: json => parseModel(json, this.#context),
      keyOf: ({ name }) => name,
    });
    return outcomeOf(withoutPrompts(read));
  }

  async versions(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<ModelVersion[]>> {
    const read = await readPages({
      field: 'model_versions',
      fetch: token =>
        this.#ask('model-versions/search', {
          query: pageQuery(PAGE_OF_VERSIONS, token),
          asker: 'background',
          signal,
        }),
      parse: json => parseVersion(json, this.#context),
      keyOf: ({ modelName, version }) => JSON.stringify([modelName, version]),
    });
    return outcomeOf(withoutPrompts(read));
  }

  async runs(
    query: RunQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<TrackingPage<Run>>> {
    if (query.runIds?.length === 0) {
      return { ok: true, value: { items: [] } };
    }
    const body = runSearchBody(query);
    const answer = body.ok
      ? await this.#ask('runs/search', {
          body: body.value,
          asker: 'person',
          isOwnWords: Boolean(query.filter || query.orderBy),
          signal,
        })
      : body;
    const page = answer.ok ? pageOf(answer.value, 'runs') : answer;
    if (!page.ok) {
      return outcomeOf(page);
    }
    const { entries, next } = page.value;
    if (next !== undefined && next === query.cursor) {
      return outcomeOf(endless());
    }
    const items = entries.flatMap(json => parseRun(json, this.#context) ?? []);
    return { ok: true, value: { items, ...(next && { next }) } };
  }

  async run(
    runId: string,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Run | undefined>> {
    const answer = await this.#ask('runs/get', {
      query: new URLSearchParams({ run_id: runId }),
      asker: 'person',
      signal,
    });
    if (!answer.ok) {
      return answer.refusal.error.code === 'notFound'
        ? { ok: true, value: undefined }
        : outcomeOf(answer);
    }
    const run = parseRun(asRecord(answer.value)?.run, this.#context);
    return outcomeOf(
      run
        ? { ok: true, value: run }
        : refused('protocol', 'the answer has no run'),
    );
  }

  async metricHistory(
    query: HistoryQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Map<string, MetricPoint[]>>> {
    const ask = (path: string, params: URLSearchParams) =>
      this.#ask(path, { query: params, asker: 'person', signal });
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

  #ask(path: string, asking: Asking): Promise<Answer<unknown>> {
    const { workspace } = this.source;
    return this.#client.json({ path: `${API}/${path}`, workspace, ...asking });
  }
}

function pageQuery(size: number, token: string | undefined): URLSearchParams {
  return new URLSearchParams({
    max_results: String(size),
    // By what does not change, so that no page skips what another one moved.
    order_by: 'name ASC',
    ...(token !== undefined && { page_token: token }),
  });
}

/** MLflow leaves prompts out of both lists; other servers of its API may not. */
function withoutPrompts<T extends { tags: Record<string, string> }>(
  read: Answer<T[]>,
): Answer<T[]> {
  return read.ok
    ? { ok: true, value: read.value.filter(({ tags }) => !isPrompt(tags)) }
    : read;
}

function outcomeOf<T>(answer: Answer<T>): TrackingOutcome<T> {
  return answer.ok ? answer : { ok: false, error: answer.refusal.error };
}
