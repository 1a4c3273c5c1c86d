import { Clock } from '../Clock';
import { ClusterGateway, ClusterRequest, Outcome } from '../gateway';

/** What a gateway's answers are turned into on their way to the mirror. */
export interface Rewiring {
  /** The whole answer to a request. */
  answer?(outcome: Outcome<unknown>, request: ClusterRequest): Outcome<unknown>;
  /** Why a watch was not opened. */
  refusal?(outcome: Outcome<never>): Outcome<never>;
  /** One line of a watch; an empty one is a sign of life and nothing else. */
  line?(text: string, path: string): string;
  /** Every watch gives a sign of life that often, in milliseconds, alive or not. */
  heartbeatMs?: number;
}

async function* rewireLines(
  source: AsyncIterable<Uint8Array>,
  line: (text: string) => string,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    // Simulated watches send whole lines.
    const lines = Buffer.from(chunk).toString('utf8').split('\n').slice(0, -1);
    yield Buffer.from(lines.map(text => `${line(text)}\n`).join(''));
  }
}

async function* withHeartbeat(
  source: AsyncIterable<Uint8Array>,
  clock: Clock,
  ms: number,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    let cancel = () => {};
    const beat = new Promise<'beat'>(resolve => {
      cancel = clock.after(ms, () => resolve('beat'));
    });
    const step = await Promise.race([next, beat]);
    cancel();
    if (step === 'beat') {
      yield Buffer.from('\n');
    } else if (step.done) {
      return;
    } else {
      yield step.value;
      next = iterator.next();
    }
  }
}

/** The same gateway, but what comes through it is another. */
export function rewire(
  gateway: ClusterGateway,
  clock: Clock,
  { answer, refusal, line, heartbeatMs }: Rewiring,
): ClusterGateway {
  return {
    listClusters: signal => gateway.listClusters(signal),
    request: async (cluster, request) => {
      const outcome = await gateway.request(cluster, request);
      return answer ? answer(outcome, request) : outcome;
    },
    openWatch: async (cluster, request) => {
      const opened = await gateway.openWatch(cluster, request);
      if (!opened.ok) {
        return refusal ? refusal(opened) : opened;
      }
      let stream = opened.value;
      if (line) {
        stream = rewireLines(stream, text => line(text, request.path));
      }
      if (heartbeatMs) {
        stream = withHeartbeat(stream, clock, heartbeatMs);
      }
      return { ok: true, value: stream };
    },
  };
}
