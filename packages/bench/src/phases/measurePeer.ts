import { setTimeout as pause } from 'node:timers/promises';
import { changeDelays } from '../statistics/changeDelays';
import { percentile } from '../statistics/percentile';
import { Lab } from './Lab';
import { Measures } from './Measures';
import { countOf, measureWindow } from './measureWindow';
import { Point } from './tiers';

/** The interval of the peer's pages, over which its viewers come one after the other. */
const INTERVAL_MS = 10_000;
const POLLS_PER_MINUTE = 6;

/**
 * What the peer does at a point: viewers open their pages, spread over one interval, and poll. Jobs
 * change meanwhile, and stop early enough that each page can have polled once more.
 *
 * Beyond what it can bear, polls pile up. Those that are under way at the end count with what they
 * have taken so far, and what a viewer costs is what a completed poll costs, six times a minute.
 */
export async function measurePeer(lab: Lab, point: Point): Promise<Measures> {
  const system = 'peer';
  const entities = lab.entitiesOf(point.peerViewers);
  const clusters = lab.clusterNames.length;
  const viewers = point.peerViewers;
  const order = {
    perSecond: clusters,
    seconds: point.peerChangeSeconds,
    entities: [...new Set(entities)],
  };
  let changes: Awaited<ReturnType<typeof lab.clusters.call<'change'>>> = [];
  const window = await measureWindow(lab, system, async () => {
    const opening = lab.viewers.call('open', {
      system,
      entities,
      overMs: INTERVAL_MS,
    });
    const changing = lab.clusters.call('change', order);
    await pause(point.peerSeconds * 1_000);
    await opening;
    changes = await changing;
  });
  const drain = performance.now() + point.peerDrainSeconds * 1_000;
  const { loads, loading, sightings, since } = window.viewers;
  const all = { loads, sightings, since, loading };
  while (all.loading.length > 0 && performance.now() < drain) {
    await pause(500);
    const more = await lab.viewers.call('report', { system });
    all.loads = [...all.loads, ...more.loads];
    all.sightings = [...all.sightings, ...more.sightings];
    all.since = [...all.since, ...more.since];
    all.loading = more.loading;
  }
  await lab.viewers.call('close', { system });
  const { delays } = changeDelays(changes, all.sightings, {
    entities,
    since: new Map(all.since),
    end: performance.timeOrigin + performance.now(),
  });
  const latencies = [...all.loads, ...all.loading];
  const polls = loads.length;
  return {
    P1: countOf(window.requests) / window.minutes / viewers,
    P2: countOf(window.requests) / window.minutes / clusters,
    P3: window.bytes / window.minutes / 1_024,
    P5: window.viewers.raw / window.minutes / viewers / 1_024,
    P7: percentile(latencies, 0.5),
    'P7.p99': percentile(latencies, 0.99),
    P8: (window.usage.cpuMs / Math.max(1, polls)) * POLLS_PER_MINUTE,
    'P8.loop': window.usage.loopP99,
    P9: percentile(delays, 0.5),
    'P9.p99': percentile(delays, 0.99),
    'P10.rss': window.usage.rss / 2 ** 20,
  };
}
