import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';
import { metricOf } from './versionColumns';

type Compare = (a: ModelVersionItem, b: ModelVersionItem) => number;

const collator = new Intl.Collator('en', { numeric: true });

const byVersion: Compare = (a, b) => collator.compare(a.version, b.version);

/**
 * The comparison for an order: `version`, `age` or `metric:NAME`, with a leading `-` for the other
 * way round. Versions without the metric come last either way. An order that is not known is that
 * of the versions, the newest first.
 */
export function compareVersions(order: string): Compare {
  const turn = order.startsWith('-') ? -1 : 1;
  const by = order.replace(/^-/, '');
  const metric = metricOf(by);
  if (metric !== undefined) {
    return (a, b) => {
      const [left, right] = [a, b].map(item => valueOf(item, metric));
      if (left === undefined || right === undefined) {
        return (
          Number(left === undefined) - Number(right === undefined) ||
          byVersion(b, a)
        );
      }
      return turn * (left - right) || byVersion(b, a);
    };
  }
  if (by === 'age') {
    // Newest first, as ages are read.
    return (a, b) =>
      turn * ((b.createdAt ?? 0) - (a.createdAt ?? 0)) || byVersion(b, a);
  }
  return by === 'version'
    ? (a, b) => turn * byVersion(a, b)
    : (a, b) => byVersion(b, a);
}

function valueOf(
  { run }: ModelVersionItem,
  metric: string,
): number | undefined {
  return run && Object.hasOwn(run.metrics, metric)
    ? run.metrics[metric].value
    : undefined;
}
