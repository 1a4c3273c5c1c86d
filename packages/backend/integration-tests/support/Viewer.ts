import {
  applyWorkloadEvent,
  EMPTY_WORKLOAD_VIEW,
  MlClient,
  WorkloadItem,
  WorkloadQuery,
  WorkloadStreamEvent,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';
import { eventually } from './eventually';

/** Somebody with an open page: one stream, and every state that each row has shown. */
export class Viewer {
  readonly client: MlClient;
  readonly #end = new AbortController();
  readonly #states = new Map<string, string[]>();
  readonly #listeners = new Set<(item: WorkloadItem) => void>();
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
    await eventually('a whole snapshot', () => this.#view.complete);
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
    return this.#states.get(name) ?? [];
  }

  /** How fresh the jobs of a cluster are. */
  freshness(cluster: string): string | undefined {
    return this.#view.sources.find(
      source => source.cluster === cluster && source.kind === 'Job',
    )?.freshness;
  }

  /** Resolves with the time at which a row arrives that is the wanted one. */
  seen(wanted: (item: WorkloadItem) => boolean): Promise<number> {
    return new Promise(resolve => {
      const listener = (item: WorkloadItem) => {
        if (wanted(item)) {
          this.#listeners.delete(listener);
          resolve(performance.now());
        }
      };
      this.#listeners.add(listener);
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
        for (const item of arrived(event)) {
          this.#note(item);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  #note(item: WorkloadItem) {
    const states = this.#states.get(item.name) ?? [];
    if (states[states.length - 1] !== item.state) {
      this.#states.set(item.name, [...states, item.state]);
    }
    for (const listener of [...this.#listeners]) {
      listener(item);
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
