import { TimelineStep, WorkloadItem } from '@mlport/backstage-plugin-ml-common';

/** A step as it is drawn: how often it came in a row, and how long it was until the next. */
export interface DrawnStep {
  what: string;
  /** When it came, in milliseconds since the epoch; the last time when it came often. */
  at: number;
  count: number;
  /** Milliseconds until the next step, or until now after the last. */
  lasted?: number;
  /** Whether that is still going on. */
  open: boolean;
}

/**
 * The steps with their durations. Steps that repeat are one with a count: forty restarts say the
 * same forty times. After the end of the work nothing lasts.
 */
export function drawnSteps(
  timeline: readonly TimelineStep[],
  item: Pick<WorkloadItem, 'finishedAt'>,
  now: number,
): DrawnStep[] {
  const steps: DrawnStep[] = [];
  for (const { what, at } of timeline) {
    const time = Date.parse(at);
    const last = steps[steps.length - 1];
    if (Number.isNaN(time)) {
      continue;
    }
    if (last?.what === what) {
      last.at = time;
      last.count += 1;
    } else {
      steps.push({ what, at: time, count: 1, open: false });
    }
  }
  return steps.map((step, index) => {
    const next = steps[index + 1];
    if (next) {
      return { ...step, lasted: Math.max(0, next.at - step.at) };
    }
    const ended = step.what === 'finished' || item.finishedAt !== undefined;
    return ended
      ? step
      : { ...step, lasted: Math.max(0, now - step.at), open: true };
  });
}
