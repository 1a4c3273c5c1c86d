import { ApiObject, RunPlan, runObjects } from '@internal/demo';
import { SeededRandom } from './SeededRandom';
import { environmentOf, managedFieldsOf, withEnvironment } from './padding';

/** The label by which the kubernetes plugin, and ours, finds the work of a component. */
const ENTITY_LABEL = 'backstage.io/kubernetes-id';
const HOUR_MS = 3_600_000;
const TEAMS = 10;

/** An object, and where the simulated cluster keeps it. */
type PlacedObject = ReturnType<typeof runObjects>[number];

/** One job of a cluster with all that belongs to it. */
export type BenchJob = {
  key: string;
  uid: string;
  entity: string;
  /** Whether it runs, so that its status can change. */
  runs: boolean;
  objects: PlacedObject[];
};

/** How ten jobs are doing: of which kind most are, in clusters that people use. */
const COURSES: RunPlan['steps'][number]['type'][][] = [
  ...Array(5).fill(['created', 'admitted', 'started']),
  ...Array(2).fill(['created', 'admitted', 'started', 'succeeded']),
  ['created', 'admitted', 'started', 'failed'],
  ...Array(2).fill(['created']),
];

/**
 * PyTorchJobs as teams write them, with their Workloads and pods: 5 to 14 KB each, no two with the
 * same environment.
 *
 * @param cluster - The name of the cluster; another one has other jobs.
 * @param options - `count` jobs, spread evenly over the components `component-0` and so on.
 */
export function* benchJobs(
  cluster: string,
  options: { count: number; entities: number; now: number },
): Generator<BenchJob> {
  const random = SeededRandom.of(cluster);
  for (let index = 0; index < options.count; index += 1) {
    const plan = planOf(cluster, index, options, random);
    const environment = environmentOf(random);
    const objects = runObjects(plan, options.now)
      .filter(({ id }) => id !== 'events')
      .map(placed => ({
        ...placed,
        object: padded(placed.object, environment, random),
      }));
    const last = plan.steps[plan.steps.length - 1].type;
    yield {
      key: `${plan.namespace}/${plan.name}`,
      uid: plan.uid,
      entity: plan.labels[ENTITY_LABEL],
      runs: last === 'started',
      objects,
    };
  }
}

/** A component, and by what its work is found. */
export function benchEntity(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { [ENTITY_LABEL]: name } },
    spec: { type: 'model', lifecycle: 'production', owner: 'bench' },
  };
}

/** The name of a component. */
export function entityName(index: number): string {
  return `component-${index}`;
}

function planOf(
  cluster: string,
  index: number,
  { entities, now }: { entities: number; now: number },
  random: SeededRandom,
): RunPlan {
  const entity = index % entities;
  const team = `team-${entity % TEAMS}`;
  const course = COURSES[Math.floor(index / entities) % COURSES.length];
  // All of it is hours old: nothing is looked into because it is new.
  const created = now - (6 + 66 * random.next()) * HOUR_MS;
  return {
    cluster,
    namespace: team,
    name: `train-${random.text(6)}-${index}`,
    uid: random.uid(),
    kind: 'PyTorchJob',
    labels: {
      [ENTITY_LABEL]: entityName(entity),
      'example.com/experiment': random.text(12),
      'example.com/commit': random.text(40),
    },
    annotations: { 'example.com/notes': random.text(200) },
    queue: { local: 'gpu', cluster: team, flavor: 'a100-80gb' },
    image: `registry.example.com/${team}/train:${random.text(12)}`,
    args: ['train', '--run', random.text(16), '--data', random.text(24)],
    workers: 1 + (index % 3),
    gpus: [1, 2, 4, 8][index % 4],
    restartPolicy: 'Never',
    nodes: ['gpu-1', 'gpu-2', 'gpu-3'],
    restartCause: { exitCode: 137, reason: 'OOMKilled', log: [] },
    failureCause: { exitCode: 1, reason: 'Error', log: [] },
    steps: course.map((type, at) => ({ type, at: created + at * HOUR_MS })),
  };
}

function padded(
  object: ApiObject,
  environment: ReturnType<typeof environmentOf>,
  random: SeededRandom,
): ApiObject {
  return {
    ...withEnvironment(object, environment),
    metadata: {
      ...object.metadata,
      managedFields: managedFieldsOf(object, random),
    },
  };
}
