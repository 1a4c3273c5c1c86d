import { ProcessUsage } from '../processes/UsageMeter';
import { AudienceReport, System } from '../viewers/Audience';
import { Requests } from '../statistics/causedRequests';
import { Lab } from './Lab';

/** What happened in some time. */
export type Window = {
  minutes: number;
  /** Lists, gets and discovery that the API servers were asked for, by cluster and path. */
  requests: Requests;
  /** The same before it, since the start. */
  earlier: Requests;
  /** Watches that were opened. */
  watches: number;
  /** Watches that are open at the end. */
  openWatches: number;
  /** Bytes from the API servers to the backend. */
  bytes: number;
  usage: ProcessUsage;
  viewers: AudienceReport;
};

/** Runs `work`, and says what a system did meanwhile. */
export async function measureWindow(
  lab: Lab,
  system: System,
  work: () => Promise<unknown>,
): Promise<Window> {
  const backend = lab.backends[system];
  await lab.viewers.call('report', { system });
  const before = await lab.traffic(system);
  await backend.call('usage', undefined);
  const began = performance.now();
  await work();
  const usage = await backend.call('usage', undefined);
  const after = await lab.traffic(system);
  const minutes = (performance.now() - began) / 60_000;
  return {
    minutes,
    requests: less(after.requests, before.requests),
    earlier: before.requests,
    watches: after.watches - before.watches,
    openWatches: after.openWatches,
    bytes: after.bytes - before.bytes,
    usage,
    viewers: await lab.viewers.call('report', { system }),
  };
}

/** How many requests there were. */
export function countOf(requests: Requests): number {
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

function less(after: Requests, before: Requests): Requests {
  const counts = Object.entries(after).map(
    ([address, count]) => [address, count - (before[address] ?? 0)] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
