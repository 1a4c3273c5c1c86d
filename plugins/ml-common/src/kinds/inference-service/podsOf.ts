import {
  JsonRecord,
  PodSet,
  asCount,
  asList,
  asRecord,
  shareList,
  sumAccelerators,
} from '../../kubernetes';
import { WorkloadReading } from '../../workload';

/**
 * The pods that an InferenceService asks for at least: `minReplicas` of each component. Zero means
 * as many as there are requests for, and then none is counted. Its Deployments know better.
 */
export function podsOf(
  components: Readonly<Record<string, JsonRecord | undefined>>,
): Pick<WorkloadReading, 'roles' | 'accelerators'> {
  const podSets = rolesOf(components);
  return {
    roles: shareList(
      podSets.map(({ role, count, isWorker }) => ({
        role,
        desired: count > 0 || isWorker ? count : undefined,
      })),
    ),
    accelerators: sumAccelerators(podSets),
  };
}

/** The roles of the components, with how many pods each has at least, and of what. */
export function rolesOf(
  components: Readonly<Record<string, JsonRecord | undefined>>,
): (PodSet & { role: string; isWorker: boolean })[] {
  return Object.entries(components).flatMap(([role, component]) => {
    if (!component) {
      return [];
    }
    const count = asCount(component.minReplicas) ?? 1;
    const head = {
      role,
      count,
      template: templateOf(component),
      isWorker: false,
    };
    const worker = asRecord(component.workerSpec);
    return worker
      ? [
          head,
          {
            role: 'worker',
            count: count * workersOf(worker),
            template: { spec: worker },
            isWorker: true,
          },
        ]
      : [head];
  });
}

/** One pod is the head; source: kserve v0.20.0 `pkg/constants`, two in all unless said otherwise. */
function workersOf(worker: JsonRecord): number {
  return Math.max((asCount(worker.pipelineParallelSize) ?? 2) - 1, 0);
}

/**
 * A component is a pod spec, with its model beside the containers under the name of a framework
 * (`model`, `tensorflow`, `triton`, …): the one that has resources.
 */
function templateOf(component: JsonRecord): unknown {
  const model = Object.values(component).filter(
    value => asRecord(asRecord(value)?.resources) !== undefined,
  );
  return {
    spec: {
      ...component,
      containers: [...(asList(component.containers) ?? []), ...model],
    },
  };
}
