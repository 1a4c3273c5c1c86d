import { ExperimentItem, ModelItem } from '@mlport/backstage-plugin-ml-common';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';
import { experimentEntity } from '../entities/experimentEntity';
import { modelEntity } from '../entities/modelEntity';
import { trackingSourceKey } from '../entities/sourceKey';
import { trackedSubject } from '../entities/trackedParts';
import { Candidate } from './Candidate';
import { Known } from './Known';
import { resourceRef } from './resourceRef';

/** The entity of a model: the one that it names, or the discovered one. */
export function modelRef(model: ModelItem, { placer }: Known): string {
  return (
    placer.declared(trackedSubject(model)) ??
    resourceRef(discoveredModelName(model))
  );
}

/** Models that are served first, then those that changed last. */
export function modelCandidates(known: Known): Candidate[] {
  const { placer, reading } = known;
  const experiments = new Map(
    reading.experiments.map(experiment => [
      experimentKey(experiment.source, experiment.experimentId),
      experiment,
    ]),
  );
  return reading.models
    .filter(model => placer.declared(trackedSubject(model)) === undefined)
    .sort(
      (a, b) =>
        Number(b.served.length > 0) - Number(a.served.length > 0) ||
        (b.updatedAt ?? 0) - (a.updatedAt ?? 0),
    )
    .map(model => {
      const ref = resourceRef(discoveredModelName(model));
      return {
        title: model.name,
        refs: [ref],
        build: isThere => [
          modelEntity(
            model,
            placer.place(trackedSubject(model)),
            experimentsOf(model, ref, experiments, known).filter(isThere),
          ),
        ],
      };
    });
}

/** Experiments with the newest runs first. */
export function experimentCandidates(known: Known): Candidate[] {
  const { config, placer, reading } = known;
  return reading.experiments
    .filter(
      experiment =>
        !experiment.deleted &&
        placer.declared(trackedSubject(experiment)) === undefined &&
        (config.experiments === 'all' || isTagged(experiment)),
    )
    .sort((a, b) => lastUse(b) - lastUse(a))
    .map(experiment => ({
      title: experiment.name,
      refs: [resourceRef(discoveredExperimentName(experiment))],
      build: () => [
        experimentEntity(experiment, placer.place(trackedSubject(experiment))),
      ],
    }));
}

/** The experiments that a model comes from; while not all is known, those of before too. */
function experimentsOf(
  model: ModelItem,
  ref: string,
  experiments: ReadonlyMap<string, ExperimentItem>,
  { joins, placer, reading, dependedOn }: Known,
): string[] {
  const joined = joins.joins(model.id);
  const found = [...(joined?.experimentIds ?? [])].flatMap(experimentId => {
    const experiment = experiments.get(
      experimentKey(model.source, experimentId),
    );
    return experiment
      ? placer.declared(trackedSubject(experiment)) ??
          resourceRef(discoveredExperimentName(experiment))
      : [];
  });
  const isWhole =
    joined !== undefined &&
    !joined.isPartial &&
    reading.isSettled(trackingSourceKey('experiments', model.source));
  const before = isWhole ? [] : dependedOn(ref);
  return [...new Set([...found, ...before])].sort();
}

function isTagged({ tags }: ExperimentItem): boolean {
  return Object.keys(tags).some(tag => tag.startsWith('backstage.io/'));
}

function lastUse({ lastRunAt, updatedAt, createdAt }: ExperimentItem): number {
  return lastRunAt ?? updatedAt ?? createdAt ?? 0;
}

function experimentKey(source: ModelItem['source'], id: string): string {
  return `${trackingSourceKey('experiments', source)}/${id}`;
}
