import { ParameterProblem } from '../Bundle';
import { GpuQuotaParameters } from './parameters';

const NEEDED = {
  cpu: 'a quantity of CPUs: "64"; Kueue admits nothing that asks for a resource without quota',
  memory:
    'a quantity of memory: "512Gi"; Kueue admits nothing that asks for a resource without quota',
  flavor: 'the name of the ResourceFlavor: the nodes that the quota means',
};

/** What does not fit together in a quota. */
export function* problems(
  parameters: GpuQuotaParameters,
): Iterable<ParameterProblem> {
  const { platform, accelerators, cohort, borrowingLimit } = parameters;
  const resources = accelerators.map(({ resource }) => resource);
  for (const [index, resource] of resources.entries()) {
    if (resources.indexOf(resource) < index) {
      yield {
        path: ['accelerators', index, 'resource'],
        message:
          'expected each resource once; another product of it is another flavor of the ClusterQueue',
      };
    }
  }
  if (!platform && !parameters.clusterQueue) {
    yield {
      path: ['clusterQueue'],
      message: 'expected the name of the ClusterQueue behind the queue',
    };
  }
  for (const field of ['cpu', 'memory', 'flavor'] as const) {
    if (platform && !parameters[field]) {
      yield { path: [field], message: `expected ${NEEDED[field]}` };
    }
  }
  if (borrowingLimit !== undefined && !cohort) {
    yield {
      path: ['borrowingLimit'],
      message: 'expected a cohort to borrow from',
    };
  }
}
