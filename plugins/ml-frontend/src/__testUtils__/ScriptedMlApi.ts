import {
  ListSourcesResponse,
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  MlApi,
  SourceStatus,
  WorkloadItem,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '@mlport/backstage-plugin-ml-common';

/** One open stream, as the test that plays the backend sees it. */
export interface ScriptedStream {
  query: WorkloadQuery;
  since: string | undefined;
  /** Whether the reader has closed it. */
  readonly closed: boolean;
  send(event: WorkloadStreamEvent): void;
  /** Breaks the connection. */
  fail(error: Error): void;
}

/** An API whose answers a test writes, and whose callers it can wait for. */
export class ScriptedMlApi implements MlApi {
  readonly requests: ListWorkloadsRequest[] = [];
  readonly streams: ScriptedStream[] = [];
  /** How often the sources were had by themselves. */
  sourceRequests = 0;
  #answer: (
    request: ListWorkloadsRequest,
  ) => Promise<ListWorkloadsResponse> | ListWorkloadsResponse;
  #waiting: Array<{ index: number; found(stream: ScriptedStream): void }> = [];

  /** Answers every list with these rows, in pages as they are asked for. */
  static create(
    items: WorkloadItem[] = [],
    rest: Partial<ListWorkloadsResponse> = {},
  ): ScriptedMlApi {
    return new ScriptedMlApi(({ cursor, limit = 200 }) => {
      const from = Number(cursor ?? 0);
      const next =
        from + limit < items.length ? String(from + limit) : undefined;
      return {
        items: items.slice(from, from + limit),
        next,
        total: items.length,
        counts: {},
        sources: [freshSource()],
        version: 'e.100',
        ...rest,
      };
    });
  }

  /** Answers every list as the function says. */
  static answering(
    answer: (
      request: ListWorkloadsRequest,
    ) => Promise<ListWorkloadsResponse> | ListWorkloadsResponse,
  ): ScriptedMlApi {
    return new ScriptedMlApi(answer);
  }

  private constructor(
    answer: (
      request: ListWorkloadsRequest,
    ) => Promise<ListWorkloadsResponse> | ListWorkloadsResponse,
  ) {
    this.#answer = answer;
  }

  async listWorkloads(
    request: ListWorkloadsRequest,
  ): Promise<ListWorkloadsResponse> {
    this.requests.push(request);
    return this.#answer(request);
  }

  async *streamWorkloads(
    query: WorkloadQuery,
    options: { since?: string; signal: AbortSignal },
  ): AsyncGenerator<WorkloadStreamEvent> {
    const { since, signal } = options;
    const events: WorkloadStreamEvent[] = [];
    let failure: Error | undefined;
    let wake = () => {};
    const sleep = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const stream: ScriptedStream = {
      query,
      since,
      get closed() {
        return signal.aborted;
      },
      send: event => {
        events.push(event);
        wake();
      },
      fail: error => {
        failure = error;
        wake();
      },
    };
    signal.addEventListener('abort', () => wake());
    this.streams.push(stream);
    for (const { index, found } of this.#waiting) {
      if (this.streams[index]) {
        found(this.streams[index]);
      }
    }
    while (!signal.aborted) {
      if (failure) {
        throw failure;
      }
      const event = events.shift();
      if (event) {
        yield event;
      } else {
        await sleep();
      }
    }
  }

  /** Tests write the answers to these. */
  getWorkload: MlApi['getWorkload'] = unanswered;
  getWorkloadLog: MlApi['getWorkloadLog'] = unanswered;
  getWorkloadManifest: MlApi['getWorkloadManifest'] = unanswered;
  listQuotas = unanswered;
  listQuotaReports: MlApi['listQuotaReports'] = unanswered;
  getQuotaReport: MlApi['getQuotaReport'] = unanswered;
  validateManifests = unanswered;
  fitManifests = unanswered;
  listTargets = unanswered;

  /** The sources of the answer to a list. */
  async listSources(): Promise<ListSourcesResponse> {
    const { sources } = await this.#answer({ limit: 1 });
    this.sourceRequests += 1;
    return { items: sources };
  }

  /** Waits until a stream with this number, counted from 0, is open. */
  stream(index = 0): Promise<ScriptedStream> {
    const open = this.streams[index];
    return open
      ? Promise.resolve(open)
      : new Promise(found => this.#waiting.push({ index, found }));
  }
}

/** What no test asks for. */
async function unanswered(): Promise<never> {
  throw new Error('The test answers no such request');
}

/** A row with what every row has, changed as said. */
export function row(change: Partial<WorkloadItem> = {}): WorkloadItem {
  const name = change.name ?? 'resnet-42';
  return {
    cluster: 'prod-eu',
    namespace: 'vision',
    group: 'kubeflow.org',
    kind: 'PyTorchJob',
    uid: `uid-${name}`,
    state: 'Running',
    createdAt: '2026-11-24T12:00:00Z',
    sequence: 1,
    ...change,
    name,
  };
}

/** Rows that changed, as the stream sends them. */
export function delta(
  upserts: WorkloadItem[],
  sequence: number,
  removes: WorkloadItem[] = [],
): WorkloadStreamEvent {
  return { type: 'delta', id: `e.${sequence}`, upserts, removes };
}

/** A source that can be trusted, changed as said. */
export function freshSource(change: Partial<SourceStatus> = {}): SourceStatus {
  return {
    cluster: 'prod-eu',
    group: 'kubeflow.org',
    kind: 'PyTorchJob',
    freshness: 'fresh',
    rows: 1,
    ...change,
  };
}
