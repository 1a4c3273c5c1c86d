import { asList, asRecord, parseQuantity } from '../../kubernetes';
import { LintRule, PodSpecAt } from '../LintRule';

/**
 * Quantities that every API server reads alike. Built-in kinds take the number 0.5, custom
 * resources (int-or-string) refuse it.
 */
export const quantities: LintRule = {
  id: 'quantities',
  *check({ pods }) {
    for (const { field, value } of pods.flatMap(quantitiesOf)) {
      if (typeof value === 'number' && !Number.isInteger(value)) {
        yield {
          severity: 'error',
          field,
          value,
          message: 'Custom resources refuse a fraction that is not a string',
          fix: `Put it in quotes: "${value}"`,
        };
      } else if (parseQuantity(value) === undefined) {
        yield {
          severity: 'error',
          field,
          value,
          message: 'This is not a quantity',
          fix: 'For example "8", "500m", "32Gi"',
        };
      }
    }
  },
};

function quantitiesOf(pod: PodSpecAt): { field: string; value: unknown }[] {
  const resources = pod.containers.flatMap(({ resourcesPath, container }) =>
    ['requests', 'limits'].flatMap(list =>
      Object.entries(asRecord(asRecord(container.resources)?.[list]) ?? {}).map(
        ([name, value]) => ({
          field: `${resourcesPath}.${list}[${name}]`,
          value,
        }),
      ),
    ),
  );
  const sizes = (asList(pod.spec.volumes) ?? []).flatMap((volume, index) => {
    const value = asRecord(asRecord(volume)?.emptyDir)?.sizeLimit;
    const field = `${pod.specPath}volumes[${index}].emptyDir.sizeLimit`;
    return value === undefined ? [] : [{ field, value }];
  });
  return [...resources, ...sizes];
}
