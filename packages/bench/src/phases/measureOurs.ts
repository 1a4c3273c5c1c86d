import { setTimeout as pause } from 'node:timers/promises';
import { causedRequests, Requests } from '../statistics/causedRequests';
import { changeDelays } from '../statistics/changeDelays';
import { percentile } from '../statistics/percentile';
import { Lab } from './Lab';
import { Measures } from './Measures';
import { countOf, measureWindow, Window } from './measureWindow';
import { Point } from './tiers';

/** A watch lives five to ten minutes by the server's will; one window of seconds sees few ends. */
const WATCH_MINUTES = 7.5;
const OPENING_PER_SECOND = 50;
/** Longer than anybody waits for a page. */
const PATIENCE_MS = 30_000;

/** What our system does at a point: nobody there, then many viewers, first idle and then busy. */
export async function measureOurs(lab: Lab, point: Point): Promise<Measures> {
  const system = 'ours';
  const { viewers, settleMs } = point;
  const entities = lab.entitiesOf(viewers);
  const watched = [...new Set(entities)];
  const clusters = lab.clusterNames.length;
  const idleMs = point.idleSeconds * 1_000;

  const empty = await measureWindow(lab, system, () => pause(idleMs));
  const opening = await measureWindow(lab, system, async () => {
    await lab.viewers.call('open', {
      system,
      entities,
      overMs: (viewers / OPENING_PER_SECOND) * 1_000,
    });
    await lab.viewers.call('opened', { system });
    await pause(settleMs);
  });
  const idle = await measureWindow(lab, system, () => pause(idleMs));

  const changed = async (perSecond: number, seconds: number) => {
    let changes: Awaited<ReturnType<typeof lab.clusters.call<'change'>>> = [];
    const window = await measureWindow(lab, system, async () => {
      const order = { perSecond, seconds, entities: watched };
      changes = await lab.clusters.call('change', order);
      await pause(settleMs);
    });
    const since = new Map(opening.viewers.since);
    const end = performance.timeOrigin + performance.now();
    return {
      window,
      ...changeDelays(changes, window.viewers.sightings, {
        entities,
        since,
        end,
      }),
    };
  };
  const busy = await changed(clusters, point.changeSeconds);
  const loaded = await changed(point.loadPerSecond, point.changeSeconds);

  const visits = await measureWindow(lab, system, () =>
    lab.viewers.call('visit', {
      system,
      entities: lab.entitiesOf(point.visits),
      perSecond: point.visitsPerSecond,
      timeoutMs: PATIENCE_MS,
    }),
  );
  await lab.viewers.call('close', { system });

  const idleRaw = idle.viewers.raw / idle.minutes;
  const changeRaw = busy.window.viewers.raw - idleRaw * busy.window.minutes;
  const watching = opening.minutes + idle.minutes;
  const caused = causedRequests({
    with: sumOf(opening.requests, idle.requests),
    without: empty.requests,
    earlier: empty.earlier,
    scale: watching / empty.minutes,
  });
  const undisturbed = empty.minutes + idle.minutes;
  return {
    P1: caused / watching / viewers,
    P2:
      (countOf(sumOf(empty.requests, idle.requests)) / undisturbed +
        idle.openWatches / WATCH_MINUTES) /
      clusters,
    P3: busy.window.bytes / busy.window.minutes / 1_024,
    P5: idleRaw / viewers / 1_024,
    'P5.change': Math.max(0, changeRaw) / busy.delays.length,
    P7: percentile(visits.viewers.loads, 0.5),
    'P7.p99': percentile(visits.viewers.loads, 0.99),
    P8: busy.window.usage.cpuMs / busy.window.minutes / viewers,
    'P8.loop': busy.window.usage.loopP99,
    P9: percentile(busy.delays, 0.5),
    'P9.p99': percentile(busy.delays, 0.99),
    'P9.load': percentile(loaded.delays, 0.5),
    'P9.load.p99': percentile(loaded.delays, 0.99),
    'P10.rss': rssOf(busy.window),
  };
}

function rssOf({ usage }: Window): number {
  return usage.rss / 2 ** 20;
}

function sumOf(one: Requests, other: Requests): Requests {
  const sum = { ...one };
  for (const [address, count] of Object.entries(other)) {
    sum[address] = (sum[address] ?? 0) + count;
  }
  return sum;
}
