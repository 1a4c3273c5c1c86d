import { systemEntity } from '../entities/systemEntity';
import { trackedSubject } from '../entities/trackedParts';
import { Candidate, IsThere, limitCandidates } from './Candidate';
import { endpointCandidates, quotaCandidates } from './clusterCandidates';
import { Wanted } from './EntityLedger';
import { Known } from './Known';
import { resourceRef } from './resourceRef';
import { experimentCandidates, modelCandidates } from './trackedCandidates';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';

/** What there should be in the catalog, and what the limit keeps out. */
export interface Discovery extends Pick<Wanted, 'entities' | 'declared'> {
  leftOut: readonly Candidate[];
}

/**
 * Makes the entities of one round. Where the limit does not let all in: what the configuration names
 * and what serves goes first, then quotas, models, experiments.
 */
export function discover(known: Known): Discovery {
  const { kept, leftOut } = limitCandidates(
    [
      ...systemCandidates(known),
      ...endpointCandidates(known),
      ...quotaCandidates(known),
      ...modelCandidates(known),
      ...experimentCandidates(known),
    ],
    known.config.limit,
  );
  const wanted = new Set(kept.flatMap(({ refs }) => refs));
  const isThere: IsThere = ref =>
    wanted.has(ref) || known.isHeld(ref) || known.isDeclared(ref);
  return {
    entities: kept.flatMap(candidate => candidate.build(isThere)),
    declared: declaredElsewhere(known),
    leftOut,
  };
}

/** Systems that the configuration names, and the catalog does not have from somebody else. */
function systemCandidates({ config, isDeclared }: Known): Candidate[] {
  return config.systems
    .map(system => systemEntity(system, config.owner))
    .filter(({ ref }) => !isDeclared(ref))
    .map(discovered => ({
      title: discovered.ref,
      refs: [discovered.ref],
      build: () => [discovered],
    }));
}

/** The discovered entities in whose place somebody declared another. */
function declaredElsewhere({ placer, reading }: Known): Set<string> {
  const refs = new Set<string>();
  for (const model of reading.models) {
    if (placer.declared(trackedSubject(model)) !== undefined) {
      refs.add(resourceRef(discoveredModelName(model)));
    }
  }
  for (const experiment of reading.experiments) {
    if (placer.declared(trackedSubject(experiment)) !== undefined) {
      refs.add(resourceRef(discoveredExperimentName(experiment)));
    }
  }
  return refs;
}
