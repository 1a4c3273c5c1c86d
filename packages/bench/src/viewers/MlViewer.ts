import { toError } from '@backstage/errors';
import {
  followWorkloads,
  MlClient,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { Viewer, ViewerOptions } from './Viewer';

/** The page of our frontend: the first page and the others, then the stream from there on. */
export class MlViewer implements Viewer {
  readonly #options: ViewerOptions;
  readonly #client: MlClient;
  #loadingSince?: number;

  static create(options: ViewerOptions): MlViewer {
    return new MlViewer(options);
  }

  private constructor(options: ViewerOptions) {
    this.#options = options;
    this.#client = MlClient.create({
      fetch: options.fetch,
      baseUrl: () => `${options.baseUrl}/api/ml`,
    });
  }

  get loadingSince(): number | undefined {
    return this.#loadingSince;
  }

  async visit(signal: AbortSignal): Promise<void> {
    try {
      await this.#load(signal);
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  async stay(signal: AbortSignal): Promise<void> {
    try {
      const since = await this.#load(signal);
      const query = { entityRef: this.#entityRef() };
      const events = followWorkloads(this.#client, query, { signal, since });
      for await (const event of events) {
        if (event.type === 'delta') {
          this.#note(event.upserts);
        } else if (event.type === 'snapshot') {
          this.#note(event.items);
        }
      }
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  async #load(signal: AbortSignal): Promise<string | undefined> {
    this.#loadingSince = performance.now();
    let cursor: string | undefined;
    let version: string | undefined;
    do {
      const page = await this.#client.listWorkloads(
        {
          entityRef: this.#entityRef(),
          sort: 'attention',
          limit: cursor === undefined ? 200 : 1_000,
          cursor,
        },
        { signal },
      );
      this.#note(page.items);
      version ??= page.version;
      cursor = page.next;
    } while (cursor);
    this.#options.sink.loaded(performance.now() - this.#loadingSince);
    this.#loadingSince = undefined;
    return version;
  }

  #note(items: WorkloadItem[]) {
    for (const { uid, roles } of items) {
      const value = roles?.find(({ role }) => role === 'Worker')?.ready;
      if (value !== undefined) {
        this.#options.sink.saw(uid, value);
      }
    }
  }

  #failed(error: unknown, signal: AbortSignal) {
    this.#loadingSince = undefined;
    if (!signal.aborted) {
      this.#options.sink.failed(toError(error));
    }
  }

  #entityRef(): string {
    return `component:default/${this.#options.entity}`;
  }
}
