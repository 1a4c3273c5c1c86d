import { ParameterProblem } from '../Bundle';
import { envProblems } from '../common/env';
import { KserveEndpointParameters } from './parameters';

/** The first label of its host is made of name, component and namespace. */
const LONGEST_HOST_LABEL = 63;

/** What does not fit together in an endpoint. */
export function* problems(
  parameters: KserveEndpointParameters,
): Iterable<ParameterProblem> {
  const { name, target, mode, minReplicas, maxReplicas } = parameters;
  const { canary, scaleTarget } = parameters;
  const hostLabel = `${name}-predictor-${target.namespace}`;
  if (hostLabel.length > LONGEST_HOST_LABEL) {
    yield {
      path: ['name'],
      message: `expected a name of at most ${
        name.length - (hostLabel.length - LONGEST_HOST_LABEL)
      } characters in this namespace, as KServe makes a host of both`,
    };
  }
  if (mode === 'Standard' && minReplicas === 0) {
    yield {
      path: ['minReplicas'],
      message: 'expected at least 1; only the mode Knative stops idle models',
    };
  }
  if (maxReplicas < minReplicas) {
    yield {
      path: ['maxReplicas'],
      message: `expected at least as many as minReplicas: ${minReplicas}`,
    };
  }
  if (mode === 'Standard' && canary && minReplicas < 2) {
    yield {
      path: ['minReplicas'],
      message:
        'expected at least 2; in the mode Standard a canary takes a share of the replicas',
    };
  }
  if (mode === 'Standard' && scaleTarget && scaleTarget > 100) {
    yield {
      path: ['scaleTarget'],
      message: 'expected at most 100: percent of CPU in the mode Standard',
    };
  }
  yield* envProblems(parameters, ['NVIDIA_VISIBLE_DEVICES', 'STORAGE_URI']);
}
