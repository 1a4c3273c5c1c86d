import {
  MlClient,
  WorkloadStreamEvent,
} from '@mlport/backstage-plugin-ml-common';

/** One open stream, read event by event. */
export interface OpenStream {
  /** The next event of a type; what comes before it is passed over. */
  nextOf<T extends WorkloadStreamEvent['type']>(
    type: T,
  ): Promise<Extract<WorkloadStreamEvent, { type: T }>>;
  close(): Promise<void>;
}

/** Opens a stream with a query as it is written. */
export function openStream(
  url: string,
  authorization: string,
  query = '',
): OpenStream {
  const controller = new AbortController();
  const client = MlClient.create({
    baseUrl: () => url,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', authorization);
      return fetch(`${String(input).split('?')[0]}?${query}`, {
        ...init,
        headers,
      });
    },
  });
  const signal = AbortSignal.any([
    controller.signal,
    AbortSignal.timeout(10_000),
  ]);
  const events = client.streamWorkloads({}, { signal })[Symbol.asyncIterator]();
  return {
    async nextOf<T extends WorkloadStreamEvent['type']>(
      type: T,
    ): Promise<Extract<WorkloadStreamEvent, { type: T }>> {
      for (;;) {
        const { value, done } = await events.next();
        if (done) {
          throw new Error(`The stream ended before '${type}'`);
        }
        if (value.type === type) {
          return value as Extract<WorkloadStreamEvent, { type: T }>;
        }
      }
    },
    async close() {
      controller.abort();
      await events.return?.();
    },
  };
}
