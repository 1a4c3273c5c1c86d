import { LintRule } from '../LintRule';
import { containersOf } from '../podsOf';

/** The one container that an operator looks for by its name. */
export const containerName: LintRule = {
  id: 'container-name',
  *check({ kind, pods }) {
    const wanted = kind?.manifest?.containerName;
    for (const pod of wanted ? pods : []) {
      const names = containersOf(pod)
        .filter(({ isInit }) => !isInit)
        .map(({ container }) => container.name);
      if (!names.includes(wanted)) {
        yield {
          severity: 'error',
          field: `${pod.path}spec.containers`,
          value: names.join(', '),
          message: `The operator refuses pods without a container named "${wanted}"`,
          fix: `Name the container that trains "${wanted}"`,
        };
      }
    }
  },
};
