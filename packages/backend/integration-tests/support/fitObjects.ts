import { FitCase, FlavorQuota, JobInWords, QuotaInWords } from './loadFitCases';
import { Manifest } from './RealCluster';

const KUEUE = 'kueue.x-k8s.io/v1beta2';

/** The label by which the nodes of a case are its own. */
const CASE = 'example.com/case';

/** The objects of a case, what others need before them. Those of the cluster begin with its namespace. */
export function fitObjects(one: FitCase, namespace: string): Manifest[] {
  const own = (name: string) => `${namespace}-${name}`;
  const kueue = (kind: string, name: string, spec: object): Manifest => ({
    apiVersion: KUEUE,
    kind,
    metadata: { name: own(name) },
    spec,
  });
  const door = (name: string, queue: string): Manifest => ({
    apiVersion: KUEUE,
    kind: 'LocalQueue',
    metadata: { name, namespace },
    spec: { clusterQueue: own(queue) },
  });
  const { flavors, queues, cohorts, doors, quotas, objects = [] } = one;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...nodesOf(one, namespace),
    ...all(flavors, (name, spec) => [
      kueue('ResourceFlavor', name, {
        ...spec,
        nodeLabels: { [CASE]: namespace, ...spec.nodeLabels },
      }),
    ]),
    ...all(cohorts, (name, { parent, flavors: given = {} }) => [
      kueue('Cohort', name, {
        parentName: parent && own(parent),
        resourceGroups: groupsOf(given, own),
      }),
    ]),
    ...all(queues, (name, queue) => [
      kueue('ClusterQueue', name, {
        namespaceSelector: {},
        cohortName: queue.cohort && own(queue.cohort),
        resourceGroups: groupsOf(queue.flavors, own),
        ...queue.spec,
      }),
      door(name, name),
    ]),
    ...all(doors, (name, queue) => [door(name, queue)]),
    ...all(quotas, (name, { hard, scopes }) => [
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name, namespace },
        spec: { hard, scopes },
      },
    ]),
    ...objects,
  ];
}

/** A Job whose pods run until they are deleted. */
export function jobObject(
  name: string,
  namespace: string,
  job: JobInWords,
): Manifest {
  const { queue, pods = 1, requests, limits, spec } = job;
  const labels = queue && { 'kueue.x-k8s.io/queue-name': queue };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace,
      ...(labels && { labels }),
    } as Manifest['metadata'],
    spec: {
      parallelism: pods,
      completions: pods,
      template: {
        metadata: { annotations: { 'demo.ml/run-seconds': 'forever' } },
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'main',
              image: 'trainer:1',
              resources: { requests, limits },
            },
          ],
          // Without a queue no flavor says which nodes are of this case.
          ...(!queue && { nodeSelector: { [CASE]: namespace } }),
          ...spec,
        },
      },
    },
  };
}

function nodesOf({ nodes }: FitCase, namespace: string): Manifest[] {
  return all(nodes, (name, { count = 1, allocatable, labels, spec }) =>
    Array.from(
      { length: count },
      (_, index): Manifest => ({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name: `${namespace}-${name}-${index + 1}`,
          labels: { [CASE]: namespace, ...labels },
          annotations: { 'kwok.x-k8s.io/node': 'fake' },
        } as Manifest['metadata'],
        spec,
        status: {
          allocatable: {
            pods: '110',
            cpu: '96',
            memory: '1Ti',
            ...allocatable,
          },
          capacity: { pods: '110', cpu: '96', memory: '1Ti', ...allocatable },
        },
      }),
    ),
  );
}

/** Flavors of the same resources are one group. */
function groupsOf(
  flavors: Record<string, FlavorQuota>,
  own: (name: string) => string,
) {
  const groups = new Map<
    string,
    { coveredResources: string[]; flavors: object[] }
  >();
  for (const [name, resources] of Object.entries(flavors)) {
    const coveredResources = Object.keys(resources);
    const key = coveredResources.join();
    const group = groups.get(key) ?? { coveredResources, flavors: [] };
    group.flavors.push({
      name: own(name),
      resources: Object.entries(resources).map(([resource, row]) => {
        const { quota, lend, borrow }: QuotaInWords =
          typeof row === 'object' ? row : { quota: row };
        return {
          name: resource,
          nominalQuota: String(quota),
          ...(lend !== undefined && { lendingLimit: String(lend) }),
          ...(borrow !== undefined && { borrowingLimit: String(borrow) }),
        };
      }),
    });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function all<T>(
  record: Record<string, T> | undefined,
  make: (name: string, value: T) => Manifest[],
): Manifest[] {
  return Object.entries(record ?? {}).flatMap(([name, value]) =>
    make(name, value),
  );
}
