import { INVENTORY_LABEL } from '../gitops';
import { ApiObject, asJsonObject } from '../pocket/ApiObject';
import type { PocketCluster } from '../pocket/PocketCluster';
import { resourceId, ResourceType } from '../pocket/ResourceType';
import { CompanyCluster } from '../scenario/company';
import { WrittenObjects } from '../scenario/WrittenObjects';
import { Life } from './Living';
import { livingKinds } from './livingKinds';

/** How life goes. */
export type ControllersOptions = {
  cluster: PocketCluster;
  company: CompanyCluster;
  /** How much faster than the clock; default 1. */
  speed?: number;
};

/** An object that lives. */
type Alive = {
  type: ResourceType;
  key: string;
  life: Life;
  /** What makes it begin anew: it is another object, or has another spec. */
  version: string;
  /** When that was, in milliseconds since the epoch. */
  since: number;
  children: WrittenObjects;
  timer?: NodeJS.Timeout;
};

/** Lets what is applied to a pocket cluster live, in place of its controllers. */
export class Controllers {
  readonly #cluster: PocketCluster;
  readonly #company: CompanyCluster;
  readonly #speed: number;
  readonly #living = new Map<string, Alive>();
  readonly #logs = new Map<string, string[]>();
  readonly #hush: (() => void)[] = [];
  #writing = false;

  static start(options: ControllersOptions): Controllers {
    const controllers = new Controllers(options);
    for (const [resource, life] of Object.entries(livingKinds)) {
      controllers.#listen(resource, life);
    }
    return controllers;
  }

  private constructor({ cluster, company, speed }: ControllersOptions) {
    this.#cluster = cluster;
    this.#company = company;
    this.#speed = speed ?? 1;
  }

  /** What the container of a pod of theirs has written. */
  logOf(pod: ApiObject): string[] | undefined {
    return this.#logs.get(pod.metadata.uid ?? '');
  }

  stop(): void {
    for (const hush of this.#hush) {
      hush();
    }
    for (const { timer } of this.#living.values()) {
      clearTimeout(timer);
    }
  }

  #listen(resource: string, life: Life): void {
    const cluster = this.#cluster;
    if (this.#company.without.some(group => resource.endsWith(`.${group}`))) {
      return;
    }
    const type = cluster.type(resource);
    this.#hush.push(
      cluster.store.subscribe(type, ({ key, object, deleted }) => {
        if (!this.#writing && isApplied(object)) {
          this.#follow(type, key, life, deleted ? undefined : object);
        }
      }),
    );
  }

  #follow(
    type: ResourceType,
    key: string,
    life: Life,
    object: ApiObject | undefined,
  ): void {
    const address = `${resourceId(type)} ${key}`;
    const known = this.#living.get(address);
    const version = object && versionOf(object);
    if (known && known.version === version) {
      return;
    }
    clearTimeout(known?.timer);
    if (!version) {
      this.#write(() => known?.children.replace([]));
      this.#living.delete(address);
      return;
    }
    const children =
      known?.children ?? WrittenObjects.create(this.#cluster, this.#logs);
    const since = Date.now();
    const alive = { type, key, life, version, since, children };
    this.#living.set(address, alive);
    // Whoever applies is answered before anything comes of it.
    setImmediate(() => this.#advance(alive));
  }

  #advance(alive: Alive): void {
    const { type, key, life, since, children } = alive;
    const object = this.#cluster.store.get(type, key);
    if (!object || this.#living.get(`${resourceId(type)} ${key}`) !== alive) {
      return;
    }
    const now = Date.now();
    const at = (seconds: number) => since + (seconds * 1000) / this.#speed;
    const cluster = this.#company;
    const lived = life({ object, cluster, since, now, at });
    this.#write(() => {
      this.#cluster.store.put(type, key, {
        ...object,
        spec: { ...asJsonObject(object.spec), ...lived.spec },
        status: lived.status,
      });
      children.replace(lived.children);
    });
    if (lived.next !== undefined) {
      const wait = Math.max(10, lived.next - now);
      alive.timer = setTimeout(() => this.#advance(alive), wait);
      alive.timer.unref();
    }
  }

  /** Writes of our own are no news. */
  #write(write: () => void): void {
    this.#writing = true;
    try {
      write();
    } finally {
      this.#writing = false;
    }
  }
}

function isApplied({ metadata }: ApiObject): boolean {
  return metadata.labels?.[INVENTORY_LABEL] !== undefined;
}

function versionOf({ metadata }: ApiObject): string {
  return `${metadata.uid} ${metadata.generation}`;
}
