import { ProcessUsage } from '../processes/UsageMeter';
import { AudienceReport, System } from '../viewers/Audience';
import { Lab } from './Lab';

/** What happened in some time. */
export type Window = {
  minutes: number;
  /** Lists, gets and discovery that the API servers were asked for. */
  requests: number;
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
    requests: after.requests - before.requests,
    watches: after.watches - before.watches,
    openWatches: after.openWatches,
    bytes: after.bytes - before.bytes,
    usage,
    viewers: await lab.viewers.call('report', { system }),
  };
}
