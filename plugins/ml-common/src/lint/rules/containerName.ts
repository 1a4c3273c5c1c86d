import { LintRule } from '../LintRule';

/** The one container that an operator looks for by its name. */
export const containerName: LintRule = {
  id: 'container-name',
  *check({ rules, pods }) {
    const wanted = rules.containerName;
    for (const pod of wanted ? pods : []) {
      const names = pod.containers
        .filter(({ isInit }) => !isInit)
        .map(({ container }) => container.name);
      if (!names.includes(wanted)) {
        yield {
          severity: 'error',
          field: `${pod.specPath}containers`,
          value: names.join(', '),
          message: `The operator looks for a container named "${wanted}"`,
          fix: `Name the container that does the work "${wanted}"`,
        };
      }
    }
  },
};
