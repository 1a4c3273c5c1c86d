import {
  Freshness,
  Kind,
  SourceError,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../Clock';
import { ClusterError, ClusterInfo } from '../gateway';
import { ReflectorReport } from '../reflector';

/** Changes that come together are told together. */
const COALESCE_MS = 50;

/** How much a source holds, asked for when somebody wants to know. */
export interface Holdings {
  rows(): number;
  unreadable(): number;
}

/** What a source that never was in sync is called when it fails. */
function freshnessOfFailure(error: ClusterError): Freshness {
  switch (error.code) {
    case 'forbidden':
    case 'unauthorized':
      return 'forbidden';
    case 'notFound':
      return 'missing';
    default:
      return 'unreachable';
  }
}

/** The rule that a cluster's administrator has to grant. */
function ruleFor(kind: Kind): string {
  return (
    `Grant the account of the portal: apiGroups: ["${kind.group}"], ` +
    `resources: ["${kind.plural}"], verbs: ["get", "list", "watch"].`
  );
}

/** One kind on one cluster, and how fresh it is. */
export class SourceState implements ReflectorReport {
  readonly #clock: Clock;
  readonly #cluster: ClusterInfo;
  readonly #kind: Kind;
  readonly #changed: () => void;
  #holdings: Holdings = { rows: () => 0, unreadable: () => 0 };
  #freshness: Freshness = 'syncing';
  #version: string | undefined;
  #asOf: number | undefined;
  #restarts = 0;
  #resyncs = 0;
  #drift = 0;
  #error: SourceError | undefined;

  constructor(options: {
    clock: Clock;
    cluster: ClusterInfo;
    kind: Kind;
    changed: () => void;
  }) {
    this.#clock = options.clock;
    this.#cluster = options.cluster;
    this.#kind = options.kind;
    this.#changed = options.changed;
  }

  /** The source is read in this version from now on. */
  served(version: string, holdings: Holdings): void {
    this.#holdings = holdings;
    if (this.#version !== version) {
      this.#version = version;
      this.#set(this.#asOf === undefined ? 'syncing' : this.#freshness);
      this.#changed();
    }
  }

  confirmed(): void {
    this.#asOf = this.#clock.now();
    this.#set('fresh');
  }

  interrupted(): void {
    this.#restarts += 1;
  }

  resynced(differences: number): void {
    this.#resyncs += 1;
    this.#drift += differences;
  }

  failed(error: ClusterError): void {
    const fix =
      error.fix ??
      (error.code === 'forbidden' ? ruleFor(this.#kind) : undefined);
    this.#set(this.#asOf === undefined ? freshnessOfFailure(error) : 'stale', {
      code: error.code,
      message: error.message,
      ...(fix !== undefined && { fix }),
    });
  }

  /** What was held was dropped; it counts as never seen. */
  cleared(): void {
    this.#asOf = undefined;
  }

  /** The cluster does not serve the kind. */
  missing(): void {
    this.#asOf = undefined;
    this.#version = undefined;
    this.#set('missing');
  }

  /** Nobody but a user can sign in to the cluster. */
  unsupported(): void {
    this.#set('unsupported', {
      code: 'unsupported',
      message: 'the cluster wants the sign-in of a user',
      fix: 'Give the portal a service account of the cluster in the configuration of the kubernetes plugin.',
    });
  }

  status(): SourceStatus {
    const unreadable = this.#holdings.unreadable();
    return {
      cluster: this.#cluster.name,
      ...(this.#cluster.title && { clusterTitle: this.#cluster.title }),
      group: this.#kind.group,
      kind: this.#kind.kind,
      freshness: this.#freshness,
      ...(this.#version && { version: this.#version }),
      rows: this.#holdings.rows(),
      ...(unreadable > 0 && { unreadable }),
      ...(this.#asOf !== undefined && {
        asOf: new Date(this.#asOf).toISOString(),
      }),
      ...(this.#restarts > 0 && { restarts: this.#restarts }),
      ...(this.#resyncs > 0 && { resyncs: this.#resyncs }),
      ...(this.#drift > 0 && { drift: this.#drift }),
      ...(this.#error && { error: this.#error }),
    };
  }

  #set(freshness: Freshness, error?: SourceError): void {
    const same =
      freshness === this.#freshness && error?.code === this.#error?.code;
    this.#freshness = freshness;
    this.#error = error;
    if (!same) {
      this.#changed();
    }
  }
}

/** The sources of all clusters. */
export class SourceTracker {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #states = new Map<string, SourceState[]>();
  #pending = false;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Begins the sources of a cluster, one per kind, by the id of the kind. */
  open(
    cluster: ClusterInfo,
    kinds: readonly Kind[],
  ): ReadonlyMap<string, SourceState> {
    const changed = () => this.changed();
    const states = new Map(
      kinds.map(kind => [
        kind.id,
        new SourceState({ clock: this.#clock, cluster, kind, changed }),
      ]),
    );
    this.#states.set(cluster.name, [...states.values()]);
    this.changed();
    return states;
  }

  /** Forgets the sources of a cluster. */
  close(cluster: string): void {
    this.#states.delete(cluster);
    this.changed();
  }

  statuses(): SourceStatus[] {
    return [...this.#states.values()].flat().map(state => state.status());
  }

  /** Tells soon, once for all that changes until then. */
  changed(): void {
    if (!this.#pending) {
      this.#pending = true;
      this.#clock.after(COALESCE_MS, () => {
        this.#pending = false;
        this.#onChange();
      });
    }
  }
}
