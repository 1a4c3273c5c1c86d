import {
  Experiment,
  ModelVersion,
  RegisteredModel,
  Run,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';

/** A registered model with its versions, as it was read. Immutable. */
export interface HeldModel {
  /** Names it in the API, and its discovered entity. */
  readonly id: string;
  readonly model: RegisteredModel;
  /** The newest first. */
  readonly versions: readonly ModelVersion[];
}

/** The newest run of an experiment. */
export type LastRun = Pick<Run, 'startedAt' | 'status'>;

/** An experiment, as it was read. Immutable. */
export interface HeldExperiment {
  /** Names it in the API, and its discovered entity. */
  readonly id: string;
  readonly experiment: Experiment;
  /** Absent without runs, and while that is not known. */
  readonly lastRun?: LastRun;
}

/** Tells apart sources. */
export function sourceKey(source: TrackingSource): string {
  const { provider, instance, workspace = '' } = source;
  return JSON.stringify([provider, instance, workspace]);
}

/** Models joined with their versions by the name; a version of no model is left out. */
export function holdModels(
  models: readonly RegisteredModel[],
  versions: readonly ModelVersion[],
): Map<string, HeldModel> {
  const byName = new Map<string, ModelVersion[]>();
  for (const version of versions) {
    const others = byName.get(version.modelName);
    if (others) {
      others.push(version);
    } else {
      byName.set(version.modelName, [version]);
    }
  }
  const held = new Map<string, HeldModel>();
  for (const model of models) {
    const id = discoveredModelName(model);
    const own = byName.get(model.name) ?? [];
    held.set(id, { id, model, versions: own.sort(byNewest) });
  }
  return held;
}

/** Experiments, with what is known of their newest runs. */
export function holdExperiments(
  experiments: readonly Experiment[],
  lastRuns: ReadonlyMap<string, LastRun>,
): Map<string, HeldExperiment> {
  const held = new Map<string, HeldExperiment>();
  for (const experiment of experiments) {
    const id = discoveredExperimentName(experiment);
    const lastRun = lastRuns.get(experiment.experimentId);
    held.set(id, { id, experiment, ...(lastRun && { lastRun }) });
  }
  return held;
}

/** Versions are numbers on most servers, and names on some. */
export function byNewest(
  a: Pick<ModelVersion, 'version'>,
  b: Pick<ModelVersion, 'version'>,
): number {
  return b.version.localeCompare(a.version, 'en', { numeric: true });
}
