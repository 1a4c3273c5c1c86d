import { ApiObject, isJsonObject, JsonObject } from './ApiObject';
import {
  clusterQueueType,
  localQueueType,
  workloadType,
} from './kueueResources';
import { integerParameter } from './list';
import { Asked } from './ResourceType';
import { StatusError } from './StatusError';
import { Store } from './Store';

const GROUP = 'visibility.kueue.x-k8s.io';
const DEFAULT_LIMIT = 1_000;
const MOST = 4_000;

/**
 * Who waits for a ClusterQueue.
 *
 * @throws StatusError 404 when there is no such queue.
 */
export function pendingInClusterQueue(store: Store, asked: Asked): JsonObject {
  if (!store.get(clusterQueueType, asked.name)) {
    throw queueNotFound('clusterqueue', asked.name);
  }
  return summary(asked, pendingFor(store, asked.name));
}

/**
 * Who waits in a LocalQueue; the positions are those among all who wait for its ClusterQueue, too.
 *
 * @throws StatusError 404 when there is no such queue.
 */
export function pendingInLocalQueue(store: Store, asked: Asked): JsonObject {
  const { namespace, name } = asked;
  const queue = store.get(localQueueType, `${namespace}/${name}`);
  if (!queue) {
    throw queueNotFound('localqueue', name);
  }
  const waiting = pendingFor(store, String(specOf(queue).clusterQueue));
  return summary(
    asked,
    waiting.filter(
      ({ metadata, localQueueName }) =>
        metadata.namespace === namespace && localQueueName === name,
    ),
  );
}

type Pending = {
  metadata: JsonObject;
  priority: number;
  localQueueName: string;
  positionInClusterQueue: number;
  positionInLocalQueue: number;
};

/** In the order of Kueue: by priority, then by age, then by uid. */
function pendingFor(store: Store, clusterQueue: string): Pending[] {
  const queues = new Set(
    store
      .list(localQueueType)
      .filter(({ object }) => specOf(object).clusterQueue === clusterQueue)
      .map(({ key }) => key),
  );
  const places = new Map<string, number>();
  return store
    .list(workloadType)
    .map(({ object }) => object)
    .filter(object => queues.has(queueOf(object)) && waits(object))
    .sort(
      (a, b) =>
        priorityOf(b) - priorityOf(a) ||
        compare(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
        compare(a.metadata.uid, b.metadata.uid),
    )
    .map((object, index) => {
      const queue = queueOf(object);
      const place = places.get(queue) ?? 0;
      places.set(queue, place + 1);
      return {
        metadata: shownMetadata(object),
        priority: priorityOf(object),
        localQueueName: String(specOf(object).queueName),
        positionInClusterQueue: index,
        positionInLocalQueue: place,
      };
    });
}

function waits({ spec, status }: ApiObject): boolean {
  const { admission, conditions } = isJsonObject(status) ? status : {};
  const list = Array.isArray(conditions) ? conditions : [];
  const finished = list.some(
    condition => isJsonObject(condition) && condition.type === 'Finished',
  );
  return !admission && !finished && isJsonObject(spec) && spec.active !== false;
}

function summary({ version, query }: Asked, waiting: Pending[]): JsonObject {
  const limit = integerParameter(query, 'limit') ?? DEFAULT_LIMIT;
  const offset = Math.max(0, integerParameter(query, 'offset') ?? 0);
  const end = offset + Math.min(MOST, Math.max(0, limit));
  return {
    kind: 'PendingWorkloadsSummary',
    apiVersion: `${GROUP}/${version}`,
    metadata: {},
    items: waiting.slice(offset, end),
  };
}

function shownMetadata({ metadata }: ApiObject): JsonObject {
  const { name, namespace, creationTimestamp, ownerReferences = [] } = metadata;
  return {
    name,
    namespace,
    creationTimestamp,
    ownerReferences: ownerReferences.map(
      ({ apiVersion, kind, name: owner, uid }) => ({
        apiVersion,
        kind,
        name: owner,
        uid,
      }),
    ),
  };
}

function specOf({ spec }: ApiObject): JsonObject {
  return isJsonObject(spec) ? spec : {};
}

function queueOf(object: ApiObject): string {
  return `${object.metadata.namespace}/${specOf(object).queueName}`;
}

function priorityOf(object: ApiObject): number {
  return Number(specOf(object).priority ?? 0);
}

function compare(a = '', b = ''): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Kueue names the queue in the singular here. */
function queueNotFound(singular: string, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${singular}.${GROUP} "${name}" not found`,
    { details: { name, group: GROUP, kind: singular } },
  );
}
