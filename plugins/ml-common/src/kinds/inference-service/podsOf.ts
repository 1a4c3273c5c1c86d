import {
  JsonRecord,
  PodSet,
  asCount,
  asList,
  asRecord,
  shareList,
  sumAccelerators,
} from '../../kubernetes';
import { RoleReplicas, WorkloadReading } from '../../workload';

/**
 * The pods that an InferenceService asks for at least: `minReplicas` of each component. Zero means
 * as many as there are requests for, and then none is counted. Its Deployments know better.
 */
export function podsOf(
  components: Readonly<Record<string, JsonRecord | undefined>>,
): Pick<WorkloadReading, 'roles' | 'accelerators'> {
  const roles: RoleReplicas[] = [];
  const podSets: PodSet[] = [];
  for (const [role, component] of Object.entries(components)) {
    if (component) {
      const desired = asCount(component.minReplicas) ?? 1;
      roles.push({ role, desired: desired > 0 ? desired : undefined });
      podSets.push({ template: templateOf(component), count: desired });
      const worker = asRecord(component.workerSpec);
      if (worker) {
        const count = desired * workersOf(worker);
        roles.push({ role: 'worker', desired: count });
        podSets.push({ template: { spec: worker }, count });
      }
    }
  }
  return { roles: shareList(roles), accelerators: sumAccelerators(podSets) };
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
  const { containers, initContainers, resourceClaims } = component;
  const model = Object.values(component).filter(
    value => asRecord(asRecord(value)?.resources) !== undefined,
  );
  return {
    spec: {
      containers: [...(asList(containers) ?? []), ...model],
      initContainers,
      resourceClaims,
    },
  };
}
