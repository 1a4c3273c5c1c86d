import { LoggerService } from '@backstage/backend-plugin-api';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from '../ClusterFleet';
import { ClusterGateway } from '../gateway';
import { DEFAULT_MIRROR_CONFIG } from '../mirror/MirrorConfig';
import { collectionPath } from '../reflector/discovery';
import { fakeKinds } from '../simulation/fakeKinds';
import { seededRandom } from '../simulation/seededRandom';
import { SimulatedCluster } from '../simulation/SimulatedCluster';
import { SimulatedGateway } from '../simulation/SimulatedGateway';
import { VirtualClock } from '../simulation/VirtualClock';
import { RESYNC_MS } from './faults';
import { Mutation } from './mutations';
import { KindId, KIND_IDS, PutStep, RemoveStep, Schedule } from './Schedule';

/** The one cluster. */
export const CLUSTER = 'c';

const silentLogger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};

/** The kind of an id. */
export function kindOf(id: KindId): Kind {
  return fakeKinds[id] as Kind;
}

/** Where the objects of a kind are, whichever version is served. */
export function pathOf(id: KindId): string {
  const kind = kindOf(id);
  return collectionPath(kind, kind.versions[0]);
}

/** A simulated cluster, and the mirror of it. */
export class World {
  readonly clock = new VirtualClock();
  readonly gateway = new SimulatedGateway(this.clock);
  readonly cluster: SimulatedCluster;
  readonly fleet: ClusterFleet;
  /** How many objects came, changed or went. */
  changes = 0;
  /** The uids of now, by kind and name. */
  readonly #uids = new Map<string, string>();
  #created = 0;

  constructor(schedule: Schedule, mutation?: Mutation) {
    const random = seededRandom(schedule.seed);
    const kinds = KIND_IDS.map(kindOf);
    this.gateway.lateHeaders = schedule.lateHeaders;
    this.gateway.latency = () => schedule.latency * random();
    this.cluster = new SimulatedCluster(this.clock, kinds);
    this.gateway.add(CLUSTER, this.cluster);
    const whole: ClusterGateway = this.gateway;
    this.fleet = ClusterFleet.create({
      gateway: mutation?.gateway?.(whole, this.clock) ?? whole,
      kinds,
      logger: silentLogger,
      clock: this.clock,
      random,
      config: {
        ...DEFAULT_MIRROR_CONFIG,
        pageSize: 3,
        resyncIntervalMs: RESYNC_MS,
        ...mutation?.config,
      },
    });
  }

  put(step: PutStep): void {
    this.changes += 1;
    const { kind, name, spec, labels, annotations, controller } = step;
    const id = `${kind}/${name}`;
    let uid = this.#uids.get(id);
    if (uid === undefined) {
      this.#created += 1;
      uid = `${name}~${this.#created}`;
      this.#uids.set(id, uid);
    }
    const owner = controller && this.#uids.get(`job/${controller}`);
    this.cluster.put(
      pathOf(kind),
      {
        uid,
        name,
        ...(kindOf(kind).namespaced && { namespace: namespaceOf(name) }),
        labels,
        annotations,
        ...(owner && { ownerReferences: [{ controller: true, uid: owner }] }),
      },
      spec,
    );
  }

  remove({ kind, name }: RemoveStep): void {
    const uid = this.#uids.get(`${kind}/${name}`);
    if (uid !== undefined) {
      this.changes += 1;
      this.#uids.delete(`${kind}/${name}`);
      this.cluster.remove(pathOf(kind), uid);
    }
  }
}

/** A job and its admission have the same number, and live in the same namespace. */
function namespaceOf(name: string): string {
  return `n${Number(name.split('-')[1]) % 2}`;
}
