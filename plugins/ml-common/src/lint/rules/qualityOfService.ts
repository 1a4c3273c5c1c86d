import { asRecord, parseQuantity } from '../../kubernetes';
import { usesAccelerators } from '../accelerators';
import { ContainerAt, LintRule, Violation } from '../LintRule';

/**
 * Pods with accelerators in the class Guaranteed: others are ended before them when a node runs out of
 * memory, and take hours of work along.
 *
 * Source: Kubernetes documentation, "Pod Quality of Service Classes".
 */
export const qualityOfService: LintRule = {
  id: 'quality-of-service',
  *check({ pods }) {
    for (const pod of pods) {
      if (usesAccelerators([pod])) {
        for (const container of pod.containers) {
          yield* checkContainer(container);
        }
      }
    }
  },
};

function* checkContainer({
  container,
  resourcesPath,
  isPartial,
}: ContainerAt): Iterable<Violation> {
  const resources = asRecord(container.resources);
  if (isPartial && !resources) {
    return;
  }
  const limits = asRecord(resources?.limits);
  const requests = asRecord(resources?.requests);
  for (const name of ['cpu', 'memory']) {
    const limit = limits?.[name];
    // A limit alone is the request as well.
    const request = requests?.[name] ?? limit;
    const same = parseQuantity(limit) === parseQuantity(request);
    if (limit === undefined || !same) {
      yield {
        severity: 'warning',
        field: `${resourcesPath}.limits.${name}`,
        value: limit,
        message: `Without the same ${name} under requests and limits the pod is not Guaranteed, and may be ended for others`,
        fix: `Write the same ${name} under both`,
      };
    }
  }
}
