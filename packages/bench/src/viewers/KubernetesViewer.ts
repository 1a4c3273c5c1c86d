import { setTimeout as pause } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import { shownWorkers } from './shownWorkers';
import { Viewer, ViewerOptions } from './Viewer';

/** The interval of `useKubernetesObjects` of `@backstage/plugin-kubernetes-react` 0.6.0. */
const INTERVAL_MS = 10_000;

/**
 * The page of the kubernetes plugin: the clusters, then everything of the entity, and the same again
 * at every tick of ten seconds at which nothing is under way (`useKubernetesObjects`,
 * `generateAuth`, `KubernetesBackendClient` of `@backstage/plugin-kubernetes-react` 0.6.0).
 */
export class KubernetesViewer implements Viewer {
  readonly #options: ViewerOptions;
  #entity?: unknown;
  #loadingSince?: number;

  static create(options: ViewerOptions): KubernetesViewer {
    return new KubernetesViewer(options);
  }

  private constructor(options: ViewerOptions) {
    this.#options = options;
  }

  get loadingSince(): number | undefined {
    return this.#loadingSince;
  }

  async visit(signal: AbortSignal): Promise<void> {
    try {
      await this.#load(signal);
    } catch (error) {
      this.#loadingSince = undefined;
      if (!signal.aborted) {
        this.#options.sink.failed(toError(error));
      }
    }
  }

  async stay(signal: AbortSignal): Promise<void> {
    let tick = performance.now();
    while (!signal.aborted) {
      await this.visit(signal);
      tick += INTERVAL_MS;
      while (tick < performance.now()) {
        tick += INTERVAL_MS;
      }
      // Aborted: the loop ends.
      await pause(tick - performance.now(), undefined, { signal }).catch(
        () => undefined,
      );
    }
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { baseUrl, entity, sink } = this.#options;
    // The page has its entity already.
    this.#entity ??= await this.#json(
      `${baseUrl}/api/catalog/entities/by-name/component/default/${entity}`,
      { signal },
    );
    const began = performance.now();
    this.#loadingSince = began;
    await this.#json(`${baseUrl}/api/kubernetes/clusters`, { signal });
    const objects = await this.#json(
      `${baseUrl}/api/kubernetes/services/${entity}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ auth: {}, entity: this.#entity }),
        signal,
      },
    );
    for (const [uid, value] of shownWorkers(objects)) {
      sink.saw(uid, value);
    }
    this.#loadingSince = undefined;
    sink.loaded(performance.now() - began);
  }

  async #json(url: string, init: RequestInit): Promise<unknown> {
    const response = await this.#options.fetch(url, init);
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`HTTP ${response.status} of ${url}`);
    }
    return response.json();
  }
}
