import { WorkloadQuery, WorkloadStreamEvent } from '../api';
import { MlApi } from './MlApi';

class SilenceError extends Error {
  constructor(ms: number) {
    super(`The stream of workloads said nothing for ${ms / 1000} seconds`);
    this.name = 'SilenceError';
  }
}

/**
 * One connection to the stream, given up when it does not begin to speak: something between here and
 * the backend gathers what it sends.
 *
 * @param options.firstEvent - How long the first event may take, in milliseconds.
 */
export async function* connectStream(
  api: MlApi,
  query: WorkloadQuery,
  options: { signal: AbortSignal; since?: string; firstEvent: number },
): AsyncGenerator<WorkloadStreamEvent, void, undefined> {
  const { signal, since, firstEvent } = options;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => controller.abort(new SilenceError(firstEvent)),
    firstEvent,
  );
  try {
    const { signal: both } = controller;
    for await (const event of api.streamWorkloads(query, {
      since,
      signal: both,
    })) {
      clearTimeout(timer);
      if (signal.aborted) {
        return;
      }
      yield event;
    }
  } catch (error) {
    const { reason } = controller.signal;
    throw reason instanceof SilenceError ? reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    controller.abort();
  }
}
