import { Clock } from '../Clock';

/** How a piece of work under a deadline ended. */
export type DeadlineResult<T> =
  | { readonly end: 'done'; readonly value: T }
  | { readonly end: 'failed'; readonly cause: unknown }
  | { readonly end: 'timeout' }
  | { readonly end: 'aborted' };

/**
 * Runs `work` until it ends, `ms` milliseconds pass or the signal aborts; then aborts the
 * controller. It does not wait for work that ignores its abort, so nothing can hang its caller.
 */
export function withDeadline<T>(options: {
  clock: Clock;
  ms: number;
  signal: AbortSignal;
  controller: AbortController;
  work: () => Promise<T>;
}): Promise<DeadlineResult<T>> {
  const { clock, ms, signal, controller, work } = options;
  return new Promise(resolve => {
    let release = () => {};
    const settle = (result: DeadlineResult<T>) => {
      release();
      resolve(result);
    };
    const stop = (result: DeadlineResult<T>) => {
      settle(result);
      controller.abort();
    };
    const onAbort = () => stop({ end: 'aborted' });
    if (signal.aborted) {
      onAbort();
      return;
    }
    const cancel = clock.after(ms, () => stop({ end: 'timeout' }));
    signal.addEventListener('abort', onAbort, { once: true });
    release = () => {
      cancel();
      signal.removeEventListener('abort', onAbort);
    };
    work().then(
      value => settle({ end: 'done', value }),
      cause => settle({ end: 'failed', cause }),
    );
  });
}
