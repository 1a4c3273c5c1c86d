import { Reading, readObject } from '../../kinds';
import { FlavorReading, NodeReading, QuotaReading } from '../../quota';
import { FitQuota, FitSnapshot, FitSource } from '../FitSnapshot';

/** The quota of one resource: a number, or a number with what is taken and lent. */
type QuotaInWords =
  | number
  | string
  | {
      quota: number | string;
      taken?: number | string;
      borrow?: number | string;
      lend?: number | string;
    };

/** A cluster in short; all that a case does not say is as it most often is. */
export interface ClusterInWords {
  /** The specs of flavors, by name. */
  flavors?: Record<string, object>;
  /** Per flavor the resources that it gives. */
  queues?: Record<
    string,
    {
      flavors: Record<string, Record<string, QuotaInWords>>;
      cohort?: string;
      door?: string;
      status?: object;
      spec?: object;
    }
  >;
  cohorts?: Record<
    string,
    { parent?: string; flavors?: Record<string, Record<string, QuotaInWords>> }
  >;
  /** More doors, by name, each to a queue. */
  doors?: Record<string, string>;
  /** By name; `used` is absent where nothing was counted yet. */
  quotas?: Record<string, { hard: object; used?: object; scopes?: string[] }>;
  /** By name: what nodes have, in groups of equal ones. */
  nodes?: Record<
    string,
    {
      count?: number;
      allocatable: object;
      labels?: object;
      spec?: object;
      ready?: string;
    }
  >;
}

const KUEUE = 'kueue.x-k8s.io/v1beta2';
const NAMESPACE = 'team';

/** The snapshot of a cluster, made of objects as the API server gives them, by the kinds' own readers. */
export function snapshotOf(
  cluster: ClusterInWords,
  missing: readonly FitSource[] = [],
): FitSnapshot {
  const read = objectsOf(cluster).map(object => ({
    name: String(object.metadata.name),
    namespace: object.metadata.namespace,
    reading: readingOf(object),
  }));
  const of = <T extends Reading>(type: T['type']) =>
    read.filter(({ reading }) => reading.type === type) as {
      name: string;
      namespace?: string;
      reading: T;
    }[];
  return {
    quotas: of<QuotaReading>('quota') satisfies FitQuota[],
    flavors: new Map(
      of<FlavorReading>('flavor').map(({ name, reading }) => [name, reading]),
    ),
    nodes: of<NodeReading>('node').map(({ reading }) => reading),
    asOf: '2026-08-01T12:00:00Z',
    missing,
  };
}

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: object };
  [field: string]: unknown;
}

function readingOf(object: Manifest): Reading {
  const found = readObject(object);
  if (!found) {
    throw new Error(`Not a kind: ${object.kind}`);
  }
  return found.reading;
}

function objectsOf(cluster: ClusterInWords): Manifest[] {
  const { flavors, queues, cohorts, doors, quotas, nodes } = cluster;
  return [
    ...all(flavors, (name, spec) => [
      { apiVersion: KUEUE, kind: 'ResourceFlavor', metadata: { name }, spec },
    ]),
    ...all(queues, queueObjects),
    ...all(cohorts, (name, { parent, flavors: given = {} }) => [
      {
        apiVersion: KUEUE,
        kind: 'Cohort',
        metadata: { name },
        spec: { parentName: parent, resourceGroups: groupsOf(given) },
      },
    ]),
    ...all(doors, (name, queue) => [doorObject(name, queue)]),
    ...all(quotas, (name, { hard, used, scopes }) => [
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name, namespace: NAMESPACE },
        spec: { hard, scopes },
        status: { hard, used },
      },
    ]),
    ...all(nodes, nodeObjects),
  ];
}

function all<T>(
  record: Record<string, T> | undefined,
  make: (name: string, value: T) => Manifest[],
): Manifest[] {
  return Object.entries(record ?? {}).flatMap(([name, value]) =>
    make(name, value),
  );
}

const ACTIVE = {
  conditions: [{ type: 'Active', status: 'True', reason: 'Ready' }],
};

function queueObjects(
  name: string,
  queue: NonNullable<ClusterInWords['queues']>[string],
): Manifest[] {
  const { flavors, cohort, door = name, status, spec } = queue;
  return [
    {
      apiVersion: KUEUE,
      kind: 'ClusterQueue',
      metadata: { name },
      spec: { cohortName: cohort, resourceGroups: groupsOf(flavors), ...spec },
      status: {
        ...ACTIVE,
        flavorsReservation: Object.entries(flavors).map(
          ([flavor, resources]) => ({
            name: flavor,
            resources: Object.entries(resources).map(([resource, row]) => ({
              name: resource,
              total: (typeof row === 'object' && row.taken) || 0,
            })),
          }),
        ),
        ...status,
      },
    },
    doorObject(door, name),
  ];
}

function doorObject(name: string, queue: string): Manifest {
  return {
    apiVersion: KUEUE,
    kind: 'LocalQueue',
    metadata: { name, namespace: NAMESPACE },
    spec: { clusterQueue: queue },
    status: ACTIVE,
  };
}

/** One group per set of resources, as flavors of one group must have the same. */
function groupsOf(flavors: Record<string, Record<string, QuotaInWords>>) {
  const groups = new Map<
    string,
    { coveredResources: string[]; flavors: object[] }
  >();
  for (const [name, resources] of Object.entries(flavors)) {
    const coveredResources = Object.keys(resources);
    const key = coveredResources.join();
    const group = groups.get(key) ?? { coveredResources, flavors: [] };
    group.flavors.push({
      name,
      resources: Object.entries(resources).map(([resource, row]) => {
        const { quota, borrow, lend } =
          typeof row === 'object'
            ? row
            : { quota: row, borrow: undefined, lend: undefined };
        return {
          name: resource,
          nominalQuota: quota,
          borrowingLimit: borrow,
          lendingLimit: lend,
        };
      }),
    });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function nodeObjects(
  name: string,
  node: NonNullable<ClusterInWords['nodes']>[string],
): Manifest[] {
  const { count = 1, allocatable, labels, spec = {}, ready = 'True' } = node;
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: `${name}-${index + 1}`, labels },
    spec,
    status: {
      allocatable,
      conditions: [{ type: 'Ready', status: ready }],
    },
  }));
}
