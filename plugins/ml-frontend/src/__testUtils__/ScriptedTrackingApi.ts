import {
  ExperimentItem,
  MlTrackingApi,
  ModelDetails,
  ModelItem,
  ModelVersionItem,
  RunItem,
  ServedBy,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';

/** The methods of the API, as functions that may answer at once. */
export type TrackingAnswers = {
  [Name in keyof MlTrackingApi]: (
    ...given: Parameters<MlTrackingApi[Name]>
  ) =>
    | ReturnType<MlTrackingApi[Name]>
    | Awaited<ReturnType<MlTrackingApi[Name]>>;
};

/** An API whose answers a test writes, and may change; what it does not answer fails. */
export class ScriptedTrackingApi implements MlTrackingApi {
  /** The names of the methods that were called, in order. */
  readonly calls: Array<keyof MlTrackingApi> = [];
  /** What it answers. */
  readonly answers: Partial<TrackingAnswers>;

  static create(answers: Partial<TrackingAnswers> = {}): ScriptedTrackingApi {
    return new ScriptedTrackingApi(answers);
  }

  private constructor(answers: Partial<TrackingAnswers>) {
    this.answers = { ...answers };
  }

  readonly listModels = this.#method('listModels');
  readonly getModel = this.#method('getModel');
  readonly listExperiments = this.#method('listExperiments');
  readonly getExperiment = this.#method('getExperiment');
  readonly getEntityTracking = this.#method('getEntityTracking');
  readonly searchRuns = this.#method('searchRuns');
  readonly getRunCurves = this.#method('getRunCurves');

  #method<Name extends keyof MlTrackingApi>(name: Name): MlTrackingApi[Name] {
    const call = async (...given: Parameters<MlTrackingApi[Name]>) => {
      this.calls.push(name);
      const answer = this.answers[name];
      if (!answer) {
        throw new Error(`The test answers no ${name}`);
      }
      return answer(...given);
    };
    return call as MlTrackingApi[Name];
  }
}

/** A tracking source that was read just now, changed as said. */
export function freshTracking(
  change: Partial<TrackingStatus> = {},
): TrackingStatus {
  return {
    provider: 'mlflow',
    instance: 'main',
    freshness: 'fresh',
    version: '3.18.0',
    asOf: Date.now(),
    url: 'https://mlflow.example',
    ...change,
  };
}

const SOURCE = { provider: 'mlflow', instance: 'main' };

/** A registered model that nothing serves, changed as said. */
export function model(change: Partial<ModelItem> = {}): ModelItem {
  const name = change.name ?? 'fraud-detector';
  return {
    source: SOURCE,
    id: `main-${name}`,
    entityRef: `resource:default/main-${name}`,
    owner: 'group:default/team-risk',
    tags: {},
    aliases: {},
    versions: 1,
    latest: '1',
    served: [],
    createdAt: Date.now() - 30 * 86_400_000,
    updatedAt: Date.now() - 86_400_000,
    url: 'https://mlflow.example/#/models/fraud-detector',
    ...change,
    name,
  };
}

/** A version of a model with no run, changed as said. */
export function modelVersion(
  change: Partial<ModelVersionItem> = {},
): ModelVersionItem {
  return {
    source: SOURCE,
    modelName: 'fraud-detector',
    version: '1',
    status: 'ready',
    createdAt: Date.now() - 3 * 86_400_000,
    tags: {},
    aliases: [],
    servedBy: [],
    ...change,
  };
}

/** An endpoint that serves a version, changed as said. */
export function servedBy(
  change: Partial<Omit<ServedBy, 'endpoint'>> & {
    endpoint?: Partial<ServedBy['endpoint']>;
  } = {},
): ServedBy {
  const { endpoint, ...rest } = change;
  return {
    state: 'Ready',
    by: 'stamp',
    ...rest,
    endpoint: {
      cluster: 'prod-eu',
      namespace: 'risk',
      group: 'serving.kserve.io',
      kind: 'InferenceService',
      name: 'fraud',
      ...endpoint,
    },
  };
}

/** A finished run, changed as said. */
export function run(change: Partial<RunItem> = {}): RunItem {
  return {
    source: SOURCE,
    runId: '9cbbdd05d1d24aba80f95c8219f264c4',
    experimentId: '1',
    name: 'brave-shark-7',
    status: 'finished',
    startedAt: Date.now() - 3 * 86_400_000,
    endedAt: Date.now() - 3 * 86_400_000 + 3_600_000,
    params: {},
    metrics: {},
    tags: {},
    datasets: [],
    modelIds: [],
    origin: {},
    url: 'https://mlflow.example/#/experiments/1/runs/9cbb',
    ...change,
  };
}

/** The last values of metrics, as a run has them. */
export function metrics(values: Record<string, number>): RunItem['metrics'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { step: 10, at: Date.now() - 3_600_000, value },
    ]),
  );
}

/** An experiment, changed as said. */
export function experiment(
  change: Partial<ExperimentItem> = {},
): ExperimentItem {
  const name = change.name ?? 'fraud';
  return {
    source: SOURCE,
    id: `main-${name}`,
    entityRef: `resource:default/main-${name}`,
    experimentId: '1',
    tags: {},
    url: 'https://mlflow.example/#/experiments/1',
    ...change,
    name,
  };
}

/** All about one model. */
export function modelDetails(
  item: ModelItem,
  versions: ModelVersionItem[],
  change: Partial<ModelDetails> = {},
): ModelDetails {
  return {
    item: { ...item, versions: versions.length, latest: versions[0]?.version },
    versions,
    servedUnknown: [],
    source: freshTracking(),
    ...change,
  };
}
