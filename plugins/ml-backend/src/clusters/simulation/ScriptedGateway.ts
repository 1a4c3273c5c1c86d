import { ClusterGateway, ClusterInfo, ClusterRequest } from '../gateway';
import { failure, Outcome, success } from '../gateway/ClusterError';

/** What a scripted watch does next: a chunk of bytes, an error to throw, or the end. */
export type WatchStep = Uint8Array | Error | 'end';

/** A watch whose test decides when something comes. It ignores its abort, as bad sources do. */
export class ScriptedWatch implements AsyncIterable<Uint8Array> {
  readonly #steps: { step: WatchStep; onTaken?: () => void }[] = [];
  #wake = () => {};
  #begin = () => {};
  /** Settles with the first step. */
  readonly begun = new Promise<void>(resolve => {
    this.#begin = resolve;
  });

  push(...steps: WatchStep[]): void {
    for (const step of steps) {
      this.pushThen(step);
    }
  }

  /** Calls back when the reader has done with the step and wants the next. */
  pushThen(step: WatchStep, onTaken?: () => void): void {
    this.#steps.push({ step, onTaken });
    this.#begin();
    this.#wake();
  }

  /** Sends objects as lines. */
  send(...events: unknown[]): void {
    for (const event of events) {
      this.push(Buffer.from(`${JSON.stringify(event)}\n`));
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { step, onTaken } = this.#steps.shift() ?? {};
      if (step === undefined) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      } else if (step === 'end') {
        return;
      } else if (step instanceof Error) {
        throw step;
      } else {
        yield step;
        onTaken?.();
      }
    }
  }
}

/** Answers a request; `undefined` never answers, until the request is aborted. */
export type Answerer<T> = (
  cluster: string,
  request: ClusterRequest,
) => Outcome<T> | undefined;

/** A gateway whose answers are functions of the test, and which notes what it is asked. */
export class ScriptedGateway implements ClusterGateway {
  readonly requests: { cluster: string; request: ClusterRequest }[] = [];
  clusters: Outcome<ClusterInfo[]> = success([]);
  onRequest: Answerer<unknown>;
  onWatch: Answerer<AsyncIterable<Uint8Array>>;

  constructor(answers: {
    request: Answerer<unknown>;
    watch: Answerer<AsyncIterable<Uint8Array>>;
  }) {
    this.onRequest = answers.request;
    this.onWatch = answers.watch;
  }

  async listClusters(): Promise<Outcome<ClusterInfo[]>> {
    return this.clusters;
  }

  request(cluster: string, request: ClusterRequest) {
    this.requests.push({ cluster, request });
    return answer(this.onRequest(cluster, request), request.signal);
  }

  openWatch(cluster: string, request: ClusterRequest) {
    this.requests.push({ cluster, request });
    return answer(this.onWatch(cluster, request), request.signal);
  }
}

function answer<T>(
  outcome: Outcome<T> | undefined,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  if (outcome) {
    return Promise.resolve(outcome);
  }
  return new Promise(resolve =>
    signal.addEventListener('abort', () =>
      resolve(failure('unknown', 'the request was given up')),
    ),
  );
}
