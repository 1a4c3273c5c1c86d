import { Row } from './Row';

/** All of a run. */
export type Results = {
  rows: Row[];
  /** What broke, so that rows are missing; empty when all was measured. */
  broken: string[];
  tier: string;
  /** When it began, ISO 8601. */
  at: string;
  seconds: number;
  machine: { cpu: string; cores: number; memoryGiB: number; node: string };
  /** The load average of the last minute, before and after. */
  load: { before: number; after: number };
};

/** A line about where and when it was measured. */
export function describeRun(results: Results): string {
  const { machine, load, tier, at, seconds } = results;
  return `${tier}, ${at}, ${Math.round(seconds)} s. ${machine.cores} × ${
    machine.cpu
  }, ${machine.memoryGiB} GiB, Node ${machine.node}. Load ${load.before.toFixed(
    1,
  )} before and ${load.after.toFixed(1)} after.`;
}
