import { Clock } from '../Clock';
import { withDeadline } from '../gateway/deadline';

/** Thrown by {@link untilSilent}: the stream gave no sign of life for too long. */
export class SilenceError extends Error {
  constructor() {
    super('no sign of life');
    this.name = 'SilenceError';
  }
}

/**
 * The same stream, but it ends when the signal aborts and fails when `ms` milliseconds pass
 * without a byte. It never waits for a source that does not answer, not even to close it.
 *
 * @throws SilenceError, and what the source throws.
 */
export async function* untilSilent(
  source: AsyncIterable<Uint8Array>,
  options: { clock: Clock; ms: number; controller: AbortController },
): AsyncGenerator<Uint8Array> {
  const { clock, ms, controller } = options;
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await withDeadline({
        clock,
        ms,
        signal: controller.signal,
        controller,
        work: () => iterator.next(),
      });
      if (step.end === 'timeout') {
        throw new SilenceError();
      }
      if (step.end === 'failed') {
        throw step.cause;
      }
      if (step.end === 'aborted' || step.value.done) {
        return;
      }
      yield step.value.value;
    }
  } finally {
    controller.abort();
    // Closing what was aborted may fail or never end; neither is news.
    iterator.return?.().catch(() => undefined);
  }
}
