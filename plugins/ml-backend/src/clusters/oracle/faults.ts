import { Kind } from '@mlport/backstage-plugin-ml-common';
import { EventFault, SimulatedCluster } from '../simulation/SimulatedCluster';
import { SimulatedGateway } from '../simulation/SimulatedGateway';
import { collectionPath } from '../reflector/discovery';

/** What a fault works on. */
export interface FaultTarget {
  readonly gateway: SimulatedGateway;
  readonly cluster: SimulatedCluster;
  /** The kind that it is about, where it is about one. */
  readonly kind: Kind;
}

/** Something that breaks and is whole again. */
export interface Fault {
  /** Whether it lasts, or is over at once. */
  readonly lasts: boolean;
  begin(target: FaultTarget): void;
  end?(target: FaultTarget): void;
  /**
   * How many milliseconds after its end the mirror looks again at the latest, because of what it
   * has decided about such failures and not because it is slow.
   */
  readonly looksAgainWithin: number;
  /** Whether the mirror may, or must, drop rows that the cluster still has. */
  readonly hides?: true;
}

/** How often the oracle's mirror lists all again, in milliseconds. */
export const RESYNC_MS = 10 * 60_000;
/** How often it asks for what is missing or forbidden, with its jitter. */
const PROBE_MS = 5.5 * 60_000;
/** The watchdog: a request or a watch that hangs is given up after that. */
const SILENCE_MS = 75_000;
/** A backoff at its longest, with its jitter. */
export const BACKOFF_MS = 60_000;

const pathsOf = (kind: Kind) =>
  kind.versions.map(version => collectionPath(kind, version));

/** All requests for a kind are refused with that code. */
const refusal = (
  code: 'forbidden' | 'throttled' | 'server',
  more: Pick<Fault, 'looksAgainWithin' | 'hides'>,
): Fault => ({
  lasts: true,
  begin: ({ cluster, kind }) => {
    for (const path of pathsOf(kind)) {
      cluster.refusals.set(path, code);
    }
    cluster.reset();
  },
  end: ({ cluster, kind }) => {
    for (const path of pathsOf(kind)) {
      cluster.refusals.delete(path);
    }
  },
  ...more,
});

const recover = ({ cluster }: FaultTarget) => {
  cluster.mode = 'up';
};

/** A kind is served in nothing, or only in its last version, for a while. */
const unserved = (otherVersion: boolean): Fault => ({
  lasts: true,
  begin: ({ cluster, kind }) => {
    const [preferred, ...older] = pathsOf(kind);
    cluster.served.delete(preferred);
    if (otherVersion && older.length > 0) {
      cluster.served.add(older[0]);
    }
    cluster.end(preferred);
  },
  end: ({ cluster, kind }) => {
    const [preferred, ...older] = pathsOf(kind);
    cluster.served.add(preferred);
    for (const path of older) {
      cluster.served.delete(path);
      cluster.end(path);
    }
  },
  looksAgainWithin: PROBE_MS,
  hides: true,
});

const moment = (begin: Fault['begin'], looksAgainWithin = 0): Fault => ({
  lasts: false,
  begin,
  looksAgainWithin,
});

const pathOf = ({ kind }: FaultTarget) => pathsOf(kind)[0];

/** The next event of a kind goes wrong, if there is one while it lasts. */
const spoiled = (how: EventFault, looksAgainWithin: number): Fault => ({
  lasts: true,
  begin: target => target.cluster.spoilNext(pathOf(target), how),
  end: target => target.cluster.spoilNext(pathOf(target), undefined),
  looksAgainWithin,
});

/** All that can break. */
export const faults = {
  refused: {
    lasts: true,
    begin: ({ cluster }) => {
      cluster.mode = 'refusing';
      cluster.reset();
    },
    end: recover,
    looksAgainWithin: 0,
  },
  silent: {
    lasts: true,
    begin: ({ cluster }) => cluster.silence(),
    end: recover,
    looksAgainWithin: SILENCE_MS,
  },
  /** The watches die without a word; requests are answered. */
  halfOpen: moment(target => {
    target.cluster.silence();
    recover(target);
  }, SILENCE_MS),
  reset: moment(({ cluster }) => cluster.reset()),
  ended: moment(({ cluster }) => cluster.end()),
  compacted: moment(({ cluster }) => cluster.compact()),
  expiredInStream: moment(({ cluster }) => {
    cluster.compact();
    cluster.fail(410);
  }),
  /** The server forgets, and the watches break: whoever is behind gets 410 at the start. */
  restarted: moment(({ cluster }) => {
    cluster.compact();
    cluster.reset();
  }),
  failedInStream: moment(({ cluster }) => cluster.fail(500)),
  garbled: spoiled('garbled', 0),
  twice: spoiled('twice', 0),
  /** The server tells nobody of a change, ever. */
  lost: spoiled(
    'lost',
    // A list as of a version before the change does not show it: the one after does. Bookmarks
    // take the version beyond it within a minute.
    1.2 * RESYNC_MS + 2 * SILENCE_MS,
  ),
  forbidden: refusal('forbidden', { looksAgainWithin: PROBE_MS, hides: true }),
  throttled: refusal('throttled', { looksAgainWithin: 1_000 }),
  failing: refusal('server', { looksAgainWithin: BACKOFF_MS }),
  unauthorized: {
    lasts: true,
    begin: ({ cluster, kind }) => {
      cluster.refusals.set(pathsOf(kind)[0], 'unauthorized');
      cluster.reset();
    },
    end: target => target.cluster.refusals.delete(pathOf(target)),
    looksAgainWithin: 66_000,
  },
  notServed: unserved(false),
  otherVersion: unserved(true),
  /** The cluster is taken out of the configuration, and comes back. */
  removed: {
    lasts: true,
    begin: ({ gateway }) => gateway.clusters.delete('c'),
    end: ({ gateway, cluster }) => gateway.clusters.set('c', cluster),
    looksAgainWithin: 60_000,
    hides: true,
  },
} satisfies Record<string, Fault>;

/** One of {@link faults}. */
export type FaultName = keyof typeof faults;

/** A fault by its name. */
export function faultOf(name: FaultName): Fault {
  return faults[name];
}
