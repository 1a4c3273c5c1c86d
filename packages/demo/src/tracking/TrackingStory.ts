import { StoryTime } from '../scenario/planRuns';
import { pointsBy, pointsOf, scoreOf } from './curves';
import { experiments, TrackedExperiment } from './experiments';
import { MlflowWriter, NewVersion } from './MlflowWriter';
import { models, storageOf, TrackedModel } from './models';
import { pastRuns, TrackedRun, trackedRuns } from './trackedRuns';

/** What was written of a run. */
type WrittenRun = { runId: string; points: number; ended: boolean };

/** Brings an MLflow to a moment of the story. What was written is not written again. */
export class TrackingStory {
  readonly #writer: MlflowWriter;
  readonly #time: StoryTime;
  readonly #experimentIds = new Map<string, string>();
  readonly #runs = new Map<string, WrittenRun>();
  readonly #models = new Set<string>();
  /** How many versions of a model were made. */
  readonly #versions = new Map<string, number>();

  static create(options: {
    writer: MlflowWriter;
    time: StoryTime;
  }): TrackingStory {
    return new TrackingStory(options.writer, options.time);
  }

  private constructor(writer: MlflowWriter, time: StoryTime) {
    this.#writer = writer;
    this.#time = time;
  }

  /**
   * Writes what has come by a moment.
   *
   * @param now - milliseconds since the epoch
   * @throws MlflowRefusal, or the error of `fetch`; it goes on from there when it is asked again.
   */
  async advanceTo(now: number): Promise<void> {
    for (const experiment of experiments) {
      if (!this.#experimentIds.has(experiment.name)) {
        await this.#makeExperiment(experiment);
      }
    }
    for (const run of trackedRuns(this.#time, now)) {
      await this.#bring(run);
    }
    for (const model of models) {
      if (!this.#models.has(model.name)) {
        await this.#makeModel(model);
        this.#models.add(model.name);
      }
    }
  }

  async #makeExperiment({
    name,
    description,
    owner,
    entityRef,
    claims,
  }: TrackedExperiment) {
    const id = await this.#writer.experiment(name, {
      'mlflow.note.content': description,
      ...(owner && { owner }),
      ...(claims && entityRef && { 'backstage.io/entity-ref': entityRef }),
    });
    this.#experimentIds.set(name, id);
  }

  async #bring(run: TrackedRun) {
    const written = this.#runs.get(run.key) ?? (await this.#begin(run));
    const points = pointsBy(run);
    if (points > written.points) {
      await this.#writer.log(written.runId, {
        points: pointsOf(run, written.points, points),
      });
      written.points = points;
    }
    if (run.status !== 'RUNNING' && !written.ended) {
      const score = run.status === 'FINISHED' && points > 0 && scoreOf(run);
      if (score) {
        await this.#writer.log(written.runId, { points: [score] });
      }
      await this.#writer.endRun(
        written.runId,
        run.status,
        run.endedAt ?? run.startedAt,
      );
      written.ended = true;
    }
  }

  async #begin(run: TrackedRun): Promise<WrittenRun> {
    const { experiment, name, startedAt, parent, params, dataset } = run;
    const parentId = parent && this.#runs.get(parent)?.runId;
    const runId = await this.#writer.startRun({
      experimentId: this.#experimentIds.get(experiment.name) ?? '',
      name,
      user: experiment.user,
      startedAt,
      tags: {
        ...run.tags,
        ...(parentId && { 'mlflow.parentRunId': parentId }),
      },
    });
    await this.#writer.log(runId, { params });
    await this.#writer.logDataset(runId, {
      ...dataset,
      context: 'training',
      uri: experiment.dataset.uri,
    });
    const written = { runId, points: 0, ended: false };
    this.#runs.set(run.key, written);
    return written;
  }

  /** Registers a model and its versions; one that was there before the story is left alone. */
  async #makeModel(model: TrackedModel) {
    const { name, description, owner, task, aliases } = model;
    if (!this.#versions.has(name)) {
      const isNew = await this.#writer.model({
        name,
        description,
        tags: { task, ...(owner && { owner }) },
      });
      if (!isNew) {
        return;
      }
      this.#versions.set(name, 0);
    }
    const made = this.#versions.get(name) ?? 0;
    for (let version = made + 1; version <= model.versions; version++) {
      await this.#writer.version({
        model: name,
        ...(await this.#originOf(model, version)),
      });
      this.#versions.set(name, version);
    }
    for (const [alias, version] of Object.entries(aliases)) {
      await this.#writer.alias(name, alias, version);
    }
  }

  /** Which run a version comes from, and where its files are. */
  async #originOf(
    model: TrackedModel,
    version: number,
  ): Promise<Omit<NewVersion, 'model'>> {
    const source = storageOf(model.name, version);
    const experiment = experiments.find(each => each.name === model.experiment);
    const run = experiment && pastRuns(experiment, this.#time).at(version - 1);
    const runId = run && this.#runs.get(run.key)?.runId;
    if (!experiment || !run || !runId) {
      return { source };
    }
    const { dataset } = run;
    const tags = { dataset: `${dataset.name}@${dataset.digest}` };
    if (model.inStore) {
      return { source, runId, tags };
    }
    const modelId = await this.#writer.loggedModel({
      experimentId: this.#experimentIds.get(experiment.name) ?? '',
      runId,
      name: model.name,
    });
    return { source: `models:/${modelId}`, runId, modelId, tags };
  }
}
