import { clusters } from '../company';
import { PlacedObject } from '../runObjects';
import { eventAbout } from './eventAbout';
import { cudaOutOfMemory, trainingLog } from './logs';
import { Moment, Scene } from './Scene';
import { trainJobOf } from './trainJobOf';
import { TrainJobPhase, TrainJobPlan } from './TrainJobPlan';

const EU = 'prod-eu';
const HOUR = 3600;
const BEAT = 20;

/** Seconds until Kueue lets a round go. */
const WAIT = 60;

const eu = clusters.find(({ name }) => name === EU)!;

/** What does not depend on the moment. */
export type Work = Omit<
  TrainJobPlan,
  'cluster' | 'name' | 'madeAt' | 'phase' | 'node' | 'queue'
> & {
  job: string;
  queued?: boolean;
};

/** One run of work that is done again and again. */
type Round = { number: number; start: number; into: number };

/** Trains, says how far it is, and succeeds; then the next one begins. */
export function trains(work: Work, length: number, ago: number): Scene {
  const end = length * 0.94;
  return {
    cluster: EU,
    every: BEAT,
    objects: moment => {
      const round = roundOf(moment, length, ago);
      const since = moment.at(round.start + WAIT);
      const over = moment.at(round.start + end);
      const now = moment.at(moment.seconds);
      const log = trainingLog(since, Math.min(now, over));
      return made(work, round, moment, phaseOf(work, round, moment, end), log);
    },
  };
}

function phaseOf(
  { queued, nodes, gpus }: Work,
  { start, into }: Round,
  { at }: Moment,
  end: number,
): TrainJobPhase {
  if (queued && into < WAIT) {
    return { is: 'queued', needs: nodes * gpus };
  }
  if (into >= end) {
    return { is: 'succeeded', at: at(start + end) };
  }
  const trained = Math.max(0, into - WAIT);
  return {
    is: 'running',
    since: at(start + WAIT),
    share: trained / (end - WAIT),
    left: end - into,
    loss: (2.4 / (2 + trained) ** 0.35).toFixed(4),
  };
}

const LIFE = 4 * 60;

/** Is killed for its memory every four minutes, and begins anew. */
export function restarts(work: Work): Scene {
  return {
    cluster: EU,
    every: BEAT,
    objects: moment => {
      const round = roundOf(moment, 2 * HOUR, 50 * 60);
      const lives = Math.floor(round.into / LIFE);
      const born = round.start + lives * LIFE;
      const startedAt = moment.at(born);
      const end = {
        exitCode: 137,
        reason: 'OOMKilled' as const,
        startedAt,
        finishedAt: moment.at(born + LIFE / 4),
      };
      const now = moment.at(moment.seconds);
      const log = trainingLog(startedAt, Math.min(now, end.finishedAt));
      return now < end.finishedAt
        ? made(
            { ...work, restarts: lives },
            round,
            moment,
            {
              is: 'running',
              since: startedAt,
              share: 0.12,
              left: 5 * HOUR,
              loss: '0.7311',
            },
            log,
          )
        : made(
            work,
            round,
            moment,
            { is: 'restarting', end, restarts: lives + 1 },
            log,
          );
    },
  };
}

/** Was made some hours ago and has not moved since. */
export function once(
  work: Work,
  hoursAgo: number,
  phaseAt: (at: Moment['at'], start: number) => TrainJobPhase,
): Scene {
  return {
    cluster: EU,
    objects: moment => {
      const start = -hoursAgo * HOUR;
      const phase = phaseAt(moment.at, start);
      const log =
        phase.is === 'failed'
          ? [
              ...trainingLog(moment.at(start + 60), phase.at),
              ...cudaOutOfMemory,
            ]
          : undefined;
      return made(work, { number: 0, start, into: 0 }, moment, phase, log);
    },
  };
}

/** Names a runtime that is not there: the trainer says so in an event, and makes nothing. */
export function withoutRuntime(work: Work): Scene {
  return {
    cluster: EU,
    every: 10 * 60,
    objects: moment => {
      const start = -0.7 * HOUR;
      const round = { number: 0, start, into: 0 };
      const [job] = made(work, round, moment, { is: 'created' });
      return [
        job,
        eventAbout(job.object, {
          type: 'Warning',
          reason: 'TrainJobResourcesCreationFailed',
          message: `TrainJob resources creation failed: ClusterTrainingRuntime.trainer.kubeflow.org "${work.runtime.name}" not found`,
          source: 'trainer-trainjob-controller',
          first: moment.at(start),
          last: moment.at(moment.seconds),
          count: 24,
        }),
      ];
    },
  };
}

function roundOf({ seconds }: Moment, length: number, ago: number): Round {
  const number = Math.floor((seconds + ago) / length);
  const start = number * length - ago;
  return { number, start, into: seconds - start };
}

function made(
  { job, queued, ...work }: Work,
  { number, start }: Round,
  moment: Moment,
  phase: TrainJobPhase,
  log?: string[],
): PlacedObject[] {
  const queue = eu.queues.find(({ namespace }) => namespace === work.namespace);
  return trainJobOf(
    {
      ...work,
      cluster: EU,
      name: `${job}-${31 + number}`,
      madeAt: moment.at(start),
      node: eu.nodes[number & 3] ?? eu.nodes[0],
      phase,
      log,
      ...(queued &&
        queue && {
          queue: {
            local: queue.localQueue,
            cluster: queue.clusterQueue,
            flavor: eu.flavor,
          },
        }),
    },
    moment.at(moment.seconds),
  );
}
