import { eventually } from './eventually';
import { queueObjects, QueueStep } from './queueObjects';
import { fill, Manifest, RealCluster } from './RealCluster';
import { Viewer } from './Viewer';

/** One thing that is done to a cluster, or waited for. `${namespace}` is filled in everywhere. */
export type Step =
  /** Creates an object, in the scene's namespace where its kind is in one. */
  | { create: Manifest }
  /** Makes a queue of the cluster, and a door to it. */
  | { queue: QueueStep }
  /** Merges into an object, or into all of a kind in the namespace. */
  | {
      patch: {
        path?: string;
        all?: Pick<Manifest, 'apiVersion' | 'kind'>;
        with: object;
      };
    }
  /** Deletes an object; by force: whatever its finalizers say. */
  | { delete: { path: string; force?: boolean } }
  /** Waits until a row has a state. */
  | { until: { row: string; state: string } }
  /** Waits until an object has some fields. */
  | { until: { path: string; has: object } };

/** A namespace of its own, and what is played in it. */
export class Scene {
  readonly namespace: string;
  readonly #cluster: RealCluster;
  readonly #page: Viewer;
  /** What was made outside of the namespace. */
  readonly #outside: string[] = [];

  /** Makes the namespace. */
  static async create(options: {
    cluster: RealCluster;
    page: Viewer;
    namespace: string;
    labels?: Record<string, string>;
  }): Promise<Scene> {
    const { cluster, page, namespace, labels } = options;
    await cluster.put({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, ...(labels && { labels }) },
    } as Manifest);
    return new Scene(cluster, page, namespace);
  }

  private constructor(cluster: RealCluster, page: Viewer, namespace: string) {
    this.#cluster = cluster;
    this.#page = page;
    this.namespace = namespace;
  }

  /** Plays steps, one after the other. */
  async play(steps: readonly Step[]) {
    for (const step of steps) {
      await this.#step(fill(step, { namespace: this.namespace }));
    }
  }

  /** Deletes everything, and does not wait for the end of it. */
  async remove() {
    const paths = [...this.#outside, `/api/v1/namespaces/${this.namespace}`];
    await Promise.all(paths.map(path => this.#cluster.remove(path)));
  }

  async #step(step: Step) {
    if ('create' in step) {
      await this.#create(step.create);
    } else if ('queue' in step) {
      for (const object of queueObjects(this.namespace, step.queue)) {
        await this.#create(object);
      }
    } else if ('patch' in step) {
      await this.#patch(step.patch);
    } else if ('delete' in step) {
      await this.#delete(step.delete);
    } else {
      await this.#until(step.until);
    }
  }

  async #create(object: Manifest) {
    const collection = await this.#cluster.collection(object, this.namespace);
    const isInside = collection.includes('/namespaces/');
    const path = await this.#cluster.put(
      isInside
        ? {
            ...object,
            metadata: { ...object.metadata, namespace: this.namespace },
          }
        : object,
    );
    if (!isInside) {
      this.#outside.push(path);
    }
  }

  async #patch(patch: Extract<Step, { patch: unknown }>['patch']) {
    const paths = patch.path ? [patch.path] : [];
    if (patch.all) {
      const all = await this.#cluster.collection(patch.all, this.namespace);
      const { items } = await this.#cluster.request<{ items: Manifest[] }>(
        'GET',
        all,
      );
      paths.push(...items.map(({ metadata }) => `${all}/${metadata.name}`));
    }
    for (const path of paths) {
      await this.#cluster.request('PATCH', path, patch.with);
    }
  }

  async #delete(target: { path: string; force?: boolean }) {
    await this.#cluster.remove(target.path);
    if (target.force) {
      await this.#cluster
        .request('PATCH', target.path, { metadata: { finalizers: [] } })
        .catch(() => undefined);
    }
  }

  async #until(until: Extract<Step, { until: unknown }>['until']) {
    if ('row' in until) {
      await this.#page.until(
        `${until.row} of ${this.namespace} ${until.state}`,
        () =>
          this.#page.rows.some(
            row =>
              row.namespace === this.namespace &&
              row.name === until.row &&
              row.state === until.state,
          ),
      );
    } else {
      await eventually(
        `${until.path} as wanted`,
        async () =>
          hasFields(await this.#cluster.request('GET', until.path), until.has),
        60_000,
      );
    }
  }
}

/** Whether a value has all fields of another, and their values. */
function hasFields(value: unknown, wanted: unknown): boolean {
  return typeof wanted === 'object' && wanted !== null
    ? typeof value === 'object' &&
        value !== null &&
        Object.entries(wanted).every(([name, field]) =>
          hasFields((value as Record<string, unknown>)[name], field),
        )
    : value === wanted;
}
