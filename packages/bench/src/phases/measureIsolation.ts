import { setTimeout as pause } from 'node:timers/promises';
import { Faults } from '@internal/demo';
import { changeDelays } from '../statistics/changeDelays';
import { percentile } from '../statistics/percentile';
import { spread } from '../statistics/spread';
import { median } from '../statistics/median';
import { System } from '../viewers/Audience';
import { Lab } from './Lab';
import { Measures } from './Measures';
import { measureWindow } from './measureWindow';
import { Tier } from './tiers';
import { untilRecovered } from './untilRecovered';

/** What can be wrong with the one cluster. */
const FAULTS: { [name: string]: Faults } = {
  'black hole': { silent: true },
  errors: { reset: true },
  slow: { slowMs: 60_000 },
};
const WATCHING = 5;
/** What ours may take; nothing of it waits for a cluster. */
const PATIENCE_MS = 10_000;
const VISITS_PER_SECOND = 20;
/** Until requests that run have met the fault. */
const ONSET_MS = 500;
/** Until the last change of a part is seen by all, who see it within 250 ms. */
const SEEN_MS = 300;

/** How long pages, and changes on the other clusters, took in one part. */
type Part = { page: number; change: number; missed: number };

/** What came of it. */
export type Isolation = { measures: Measures; notes: string[] };

/**
 * One cluster is broken in up to three ways, each after a part in which nothing is. By how much, in
 * percent, the worst of them slows pages and the changes on the other clusters, at the 99th
 * percentile; and how far the parts lie apart in which nothing is broken.
 */
export async function measureIsolation(
  lab: Lab,
  system: System,
  tier: Tier,
): Promise<Isolation> {
  const { isolation } = tier;
  const repeats = system === 'ours' ? isolation.repeats : 1;
  const faultsToMeet = Object.entries(FAULTS).slice(
    0,
    isolation.faults[system],
  );
  const whole: Part[] = [];
  const broken = new Map<string, Part[]>();
  const bad = lab.clusterNames[lab.clusterNames.length - 1];
  if (system === 'ours') {
    const entities = lab.entitiesOf(WATCHING);
    await lab.viewers.call('open', { system, entities, overMs: 100 });
    await pause(ONSET_MS);
  }
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [name, faults] of faultsToMeet) {
      await untilRecovered(lab, tier);
      whole.push(await measurePart(lab, system, tier));
      await lab.clusters.call('setFaults', { cluster: bad, faults });
      await pause(ONSET_MS);
      const part = await measurePart(lab, system, tier);
      broken.set(name, [...(broken.get(name) ?? []), part]);
      await lab.clusters.call('setFaults', { cluster: bad, faults: {} });
    }
  }
  await lab.viewers.call('close', { system });
  return summed(whole, broken, tier);
}

async function measurePart(
  lab: Lab,
  system: System,
  tier: Tier,
): Promise<Part> {
  const isOurs = system === 'ours';
  const { visits, peerTimeoutSeconds } = tier.isolation;
  const healthy = lab.clusterNames.slice(0, -1);
  const watched = lab.entitiesOf(WATCHING);
  const count = isOurs ? visits : 1;
  let changes: Awaited<ReturnType<typeof lab.clusters.call<'change'>>> = [];
  const window = await measureWindow(lab, system, async () => {
    const changing = isOurs
      ? lab.clusters.call('change', {
          perSecond: 10 * healthy.length,
          seconds: visits / VISITS_PER_SECOND,
          entities: watched,
          clusters: healthy,
        })
      : Promise.resolve([]);
    await lab.viewers.call('visit', {
      system,
      entities: lab.entitiesOf(count),
      perSecond: VISITS_PER_SECOND,
      timeoutMs: isOurs ? PATIENCE_MS : peerTimeoutSeconds * 1_000,
    });
    changes = await changing;
    await pause(isOurs ? SEEN_MS : 0);
  });
  const { delays } = changeDelays(changes, window.viewers.sightings, {
    entities: watched,
    since: new Map(watched.map((_, viewer) => [viewer, 0])),
    end: performance.timeOrigin + performance.now(),
  });
  return {
    page: percentile(window.viewers.loads, 0.99),
    change: percentile(delays, 0.99),
    missed: window.viewers.missed,
  };
}

function summed(
  whole: Part[],
  broken: Map<string, Part[]>,
  tier: Tier,
): Isolation {
  const of = (parts: Part[], what: 'page' | 'change') =>
    parts.map(part => part[what]);
  const slowdown = (what: 'page' | 'change') => {
    const usual = median(of(whole, what));
    const worst = [...broken.values()].map(parts => median(of(parts, what)));
    return (Math.max(...worst) / usual - 1) * 100;
  };
  const measures: Measures = {
    R3: slowdown('page'),
    'R3.aa': spread(of(whole, 'page')) * 100,
  };
  if (whole.some(({ change }) => !Number.isNaN(change))) {
    measures['R3.change'] = slowdown('change');
    measures['R3.change.aa'] = spread(of(whole, 'change')) * 100;
  }
  const notes = [...broken]
    .filter(([, parts]) => parts.some(({ missed }) => missed > 0))
    .map(
      ([name]) =>
        `${name}: no page within ${tier.isolation.peerTimeoutSeconds} s`,
    );
  return { measures, notes };
}
