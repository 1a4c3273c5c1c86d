import {
  applyWorkloadEvent,
  EMPTY_WORKLOAD_VIEW,
  MlClient,
  WorkloadItem,
  WorkloadQuery,
  WorkloadStreamEvent,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';

/** Somebody with an open page: one stream, and everything that it has brought. */
export class Viewer {
  readonly client: MlClient;
  readonly #end = new AbortController();
  /** Every row that has come, as often as it came, in order. */
  readonly history: WorkloadItem[] = [];
  readonly #listeners = new Set<() => void>();
  #view: WorkloadView = EMPTY_WORKLOAD_VIEW;

  static create(baseUrl: string, token: string): Viewer {
    const withToken: typeof fetch = (input, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    };
    return new Viewer(
      MlClient.create({ fetch: withToken, baseUrl: () => baseUrl }),
    );
  }

  private constructor(client: MlClient) {
    this.client = client;
  }

  /** Opens the page and waits for the snapshot. */
  async open(query: WorkloadQuery = {}): Promise<this> {
    void this.#follow(query);
    await this.until('a whole snapshot', () => this.#view.complete);
    return this;
  }

  get rows(): WorkloadItem[] {
    return [...this.#view.rows.values()];
  }

  row(name: string): WorkloadItem | undefined {
    return this.rows.find(row => row.name === name);
  }

  /** The states that a row has shown, in order. */
  states(name: string): string[] {
    return this.history
      .filter(item => item.name === name)
      .map(({ state }) => state)
      .filter((state, index, all) => state !== all[index - 1]);
  }

  /** How fresh the jobs of a cluster are. */
  freshness(cluster: string): string | undefined {
    return this.#view.sources.find(
      source => source.cluster === cluster && source.kind === 'Job',
    )?.freshness;
  }

  /** Resolves with the time at which a row arrives that is the wanted one. */
  async seen(wanted: (item: WorkloadItem) => boolean): Promise<number> {
    let next = this.history.length;
    return this.until('a row that is wanted', () => {
      const isSeen = this.history.slice(next).some(wanted);
      next = this.history.length;
      return isSeen && performance.now();
    });
  }

  /**
   * Waits for news on the stream until there is an answer.
   *
   * @throws Error with `what` when it does not come in time
   */
  until<T>(
    what: string,
    ask: () => T | undefined | false,
    timeoutMs = 60_000,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const answer = ask();
        if (answer) {
          this.#listeners.delete(check);
          resolve(answer);
        }
      };
      AbortSignal.timeout(timeoutMs).addEventListener('abort', () => {
        this.#listeners.delete(check);
        reject(new Error(`Not within ${timeoutMs / 1000} s: ${what}`));
      });
      this.#listeners.add(check);
      check();
    });
  }

  /** Closes the page. */
  close() {
    this.#end.abort();
  }

  async #follow(query: WorkloadQuery) {
    const { signal } = this.#end;
    try {
      for await (const event of this.client.streamWorkloads(query, {
        signal,
      })) {
        this.#view = applyWorkloadEvent(this.#view, event);
        this.history.push(...arrived(event));
        for (const listener of [...this.#listeners]) {
          listener();
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}

function arrived(event: WorkloadStreamEvent): WorkloadItem[] {
  switch (event.type) {
    case 'snapshot':
      return event.items;
    case 'delta':
      return event.upserts;
    default:
      return [];
  }
}
