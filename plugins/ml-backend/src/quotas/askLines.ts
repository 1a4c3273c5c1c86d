import { Clock } from '../clusters/Clock';
import { Facts, FoundLine } from '../facts';

/** A LocalQueue in which somebody waits. */
export interface WaitingQueue {
  cluster: string;
  namespace: string;
  queue: string;
}

/** Who waits, by {@link lineKey}; of queues that nobody asked for there is no entry. */
export type QueueLines = ReadonlyMap<string, FoundLine>;

/** How much is asked of one cluster for one report. */
export interface LineLimits {
  /** Of how many queues. */
  queues: number;
  /** How many at once. */
  concurrent: number;
  /** How long a report waits for its lines, in milliseconds; the next has those that come later. */
  waitMs: number;
}

/** Small beside what a cluster may be asked at once, so that details are not kept waiting. */
export const LINE_LIMITS: LineLimits = {
  queues: 20,
  concurrent: 2,
  waitMs: 1_000,
};

const NOT_ASKED: FoundLine = {
  is: 'failed',
  message: 'work waits in too many queues to ask for all at once',
};
const NO_ANSWER_YET: FoundLine = { is: 'failed', message: 'no answer yet' };

/** Names a queue among the lines. */
export function lineKey({ cluster, namespace, queue }: WaitingQueue): string {
  return `${cluster}/${namespace}/${queue}`;
}

/**
 * Asks for lines, each cluster beside the others, and waits no longer than the limits say. A cluster
 * that fails to answer once is asked no further.
 */
export async function askLines(
  queues: readonly WaitingQueue[],
  options: { facts: Pick<Facts, 'line'>; clock: Clock; limits?: LineLimits },
): Promise<QueueLines> {
  const { facts, clock, limits = LINE_LIMITS } = options;
  const lines = new Map<string, FoundLine>();
  const clusters = new Set(queues.map(({ cluster }) => cluster));
  const asking = [...clusters].map(async name => {
    const ofCluster = queues.filter(({ cluster }) => cluster === name);
    for (const queue of ofCluster.slice(limits.queues)) {
      lines.set(lineKey(queue), NOT_ASKED);
    }
    const asked = ofCluster.slice(0, limits.queues);
    for (const queue of asked) {
      lines.set(lineKey(queue), NO_ANSWER_YET);
    }
    await askCluster(asked, facts, limits, lines);
  });
  await within(limits.waitMs, Promise.all(asking), clock);
  // What comes later is in the cache for the next report, and changes nothing in this one.
  return new Map(lines);
}

async function askCluster(
  queues: readonly WaitingQueue[],
  facts: Pick<Facts, 'line'>,
  { concurrent }: LineLimits,
  lines: Map<string, FoundLine>,
): Promise<void> {
  const left = [...queues];
  let failed: FoundLine | undefined;
  const askNext = async () => {
    for (let queue = left.shift(); queue; queue = left.shift()) {
      const line: FoundLine = failed ?? (await facts.line(queue));
      failed ??= line.is === 'failed' ? line : undefined;
      lines.set(lineKey(queue), line);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, askNext));
}

/** Waits for something, but not longer than so many milliseconds. */
async function within(
  ms: number,
  work: Promise<unknown>,
  clock: Clock,
): Promise<void> {
  let cancel = () => {};
  const enough = new Promise<void>(resolve => {
    cancel = clock.after(ms, resolve);
  });
  await Promise.race([work, enough]);
  cancel();
}
