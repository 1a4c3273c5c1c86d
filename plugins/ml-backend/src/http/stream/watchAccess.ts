import { WorkloadFilter } from '../../workloads/compileFilter';
import { answerWithin } from './answerWithin';

/** What an answer of the permission policy or the catalog means for good. */
const DENIALS: ReadonlySet<unknown> = new Set([
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
]);

/** How often in a row the question may stay without an answer. */
const TOLERATED_FAILURES = 1;

/** The longest that a timer can wait. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Asks again and again whether a stream may go on, since a connection outlives the request that
 * was allowed. The answer stops asking.
 */
export function watchAccess(options: {
  /** When the caller's token runs out. */
  expiresAt?: Date;
  /** In milliseconds. */
  interval: number;
  /** How long an answer may take, in milliseconds; later is none. */
  deadline: number;
  /** What the caller may read now; throws when nothing. */
  resolve(): Promise<WorkloadFilter>;
  onFilter(filter: WorkloadFilter): void;
  onEnd(reason: 'permission' | 'token'): void;
  /** The question stayed without an answer for too long: neither allowed nor denied. */
  onUnknown(): void;
}): () => void {
  let isStopped = false;
  let failures = 0;
  let recheck: NodeJS.Timeout;

  async function ask() {
    try {
      const filter = await answerWithin(options.resolve(), options.deadline);
      failures = 0;
      if (!isStopped) {
        options.onFilter(filter);
      }
    } catch (error) {
      if (isStopped) {
        return;
      }
      if (DENIALS.has((error as Error).name)) {
        options.onEnd('permission');
        return;
      }
      failures += 1;
      if (failures > TOLERATED_FAILURES) {
        options.onUnknown();
        return;
      }
    }
    schedule();
  }

  function schedule() {
    if (!isStopped) {
      // Spread, so that the viewers of one page do not all ask at once.
      const wait = options.interval * (0.8 + Math.random() * 0.2);
      recheck = setTimeout(ask, wait);
    }
  }

  schedule();
  const expiry =
    options.expiresAt &&
    setTimeout(
      () => options.onEnd('token'),
      Math.min(options.expiresAt.getTime() - Date.now(), LONGEST_TIMER),
    );
  return () => {
    isStopped = true;
    clearTimeout(recheck);
    clearTimeout(expiry);
  };
}
