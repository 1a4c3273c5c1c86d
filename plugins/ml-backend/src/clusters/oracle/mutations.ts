import { Clock } from '../Clock';
import { ClusterGateway, failure, Outcome, success } from '../gateway';
import { MirrorConfig } from '../mirror/MirrorConfig';
import { rewire } from './rewire';

/**
 * A mirror without one of its mechanisms.
 *
 * The mechanism is not taken out of the code: the mirror is put behind a gateway that hides from it
 * what the mechanism would act on, or makes up for what it does. From outside that is the same, and
 * what ships has no switch that turns a safeguard off.
 */
export interface Mutation {
  readonly gateway?: (gateway: ClusterGateway, clock: Clock) => ClusterGateway;
  readonly config?: Partial<MirrorConfig>;
}

/** What is looked at of an object of the simulated cluster, or of a Status. */
interface Item {
  readonly metadata?: {
    readonly uid?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly code?: number;
}

interface WatchEvent {
  readonly type: string;
  readonly object: Item;
}

interface List {
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue: string;
  };
  readonly items: readonly Item[];
}

/** A line of a watch with its event changed; what is no JSON stays as it is. */
function withEvent(
  text: string,
  change: (event: WatchEvent) => WatchEvent | undefined,
) {
  let event: WatchEvent;
  try {
    event = JSON.parse(text);
  } catch {
    return text;
  }
  const changed = change(event);
  return changed ? JSON.stringify(changed) : '';
}

/** A list with its items changed; any other answer stays as it is. */
function withList(
  outcome: Outcome<unknown>,
  change: (list: List) => List,
): Outcome<unknown> {
  const list = outcome.ok ? (outcome.value as Partial<List>) : {};
  return list.items && list.metadata?.resourceVersion
    ? success(change(list as List))
    : outcome;
}

function asServerError<T extends Outcome<unknown>>(
  outcome: T,
): T | Outcome<never> {
  return !outcome.ok && outcome.error.code === 'expired'
    ? failure('server', 'was 410')
    : outcome;
}

/** What was created anew under a name is taken for what was there under it before. */
function nameAsKey(gateway: ClusterGateway, clock: Clock): ClusterGateway {
  const uids = new Map<string, string>();
  const rekey = (object: Item, path: string): Item => {
    const { name, namespace, uid } = object.metadata ?? {};
    if (!uid) {
      return object;
    }
    const id = `${path}/${namespace}/${name}`;
    const first = uids.get(id) ?? uid;
    uids.set(id, first);
    return { ...object, metadata: { ...object.metadata, uid: first } };
  };
  return rewire(gateway, clock, {
    answer: (outcome, { path }) =>
      withList(outcome, list => ({
        ...list,
        items: list.items.map(item => rekey(item, path)),
      })),
    line: (text, path) =>
      withEvent(text, event => ({
        ...event,
        object: rekey(event.object, path),
      })),
  });
}

/** Whoever was listed or told of, and not told to be gone, is in every list after that. */
function listsWithoutDiff(
  gateway: ClusterGateway,
  clock: Clock,
): ClusterGateway {
  const known = new Map<string, Map<string | undefined, Item>>();
  const knownOf = (path: string) => {
    const objects = known.get(path) ?? new Map<string | undefined, Item>();
    known.set(path, objects);
    return objects;
  };
  return rewire(gateway, clock, {
    answer: (outcome, { path, query }) =>
      withList(outcome, list => {
        if (query?.limit === '1') {
          return list;
        }
        const objects = knownOf(path);
        for (const item of list.items) {
          objects.set(item.metadata?.uid, item);
        }
        return list.metadata.continue
          ? list
          : { ...list, items: [...objects.values()] };
      }),
    line: (text, path) =>
      withEvent(text, event => {
        const { uid } = event.object.metadata ?? {};
        if (event.type === 'DELETED') {
          knownOf(path).delete(uid);
        } else if (uid) {
          knownOf(path).set(uid, event.object);
        }
        return event;
      }),
  });
}

/** By what the mirror lacks. The oracle must find every one of them. */
export const mutations = {
  /** Bookmarks are signs of life and nothing more. */
  bookmarks: {
    gateway: (gateway, clock) =>
      rewire(gateway, clock, {
        line: text =>
          withEvent(text, event =>
            event.type === 'BOOKMARK' ? undefined : event,
          ),
      }),
  },
  /** 410 is a failure as any other. */
  expiry: {
    gateway: (gateway, clock) =>
      rewire(gateway, clock, {
        answer: asServerError,
        refusal: asServerError,
        line: text =>
          withEvent(text, event =>
            event.type === 'ERROR' && event.object.code === 410
              ? { ...event, object: { ...event.object, code: 429 } }
              : event,
          ),
      }),
  },
  /** A watch may be silent for ever. */
  watchdog: {
    gateway: (gateway, clock) =>
      rewire(gateway, clock, { heartbeatMs: 30_000 }),
  },
  /** Objects are known by namespace and name. */
  uidKey: { gateway: nameAsKey },
  /** A list adds and changes, and removes nothing. */
  listDiff: { gateway: listsWithoutDiff },
  /** A line that cannot be read is passed over. */
  lostLine: {
    gateway: (gateway, clock) =>
      rewire(gateway, clock, {
        line: text => (/^(\{.*\})?$/.test(text) ? text : ''),
      }),
  },
  /** Nothing is compared as long as nothing seems to be wrong. */
  resync: { config: { resyncIntervalMs: 1e12 } },
  /** Nobody notices that a cluster is back; each backoff runs to its end. */
  recovery: {
    gateway: (gateway, clock) =>
      rewire(gateway, clock, {
        answer: (outcome, { path }) =>
          path === '/version' ? failure('refused', 'not asked') : outcome,
      }),
  },
  /** What was found once to be served is believed for ever. */
  rediscovery: {
    gateway: (gateway, clock) => {
      const first = new Map<string, Outcome<unknown>>();
      return rewire(gateway, clock, {
        answer: (outcome, { path }) => {
          if (path !== '/api' && path !== '/apis') {
            return outcome;
          }
          const kept = first.get(path) ?? outcome;
          if (kept.ok) {
            first.set(path, kept);
          }
          return kept;
        },
      });
    },
  },
} satisfies Record<string, Mutation>;

/** One of {@link mutations}. */
export type MutationName = keyof typeof mutations;

/** A mutation by its name. */
export function mutationOf(name: MutationName): Mutation {
  return mutations[name];
}
