import { asRecord, isLabelValue, isQualifiedName } from '../../kubernetes';
import { LintRule, LintTarget, Violation } from '../LintRule';

/**
 * Labels, node selectors and annotations that the API server takes. Custom resources carry pod
 * templates that nothing checks until a pod is made.
 */
export const labels: LintRule = {
  id: 'labels',
  *check(target) {
    for (const { field, map, isLabel } of mapsOf(target)) {
      for (const [key, value] of Object.entries(asRecord(map) ?? {})) {
        yield* checkEntry(`${field}[${key}]`, key, value, isLabel);
      }
    }
  },
};

function* mapsOf({ json, pods }: LintTarget) {
  const metadata = asRecord(json.metadata);
  yield { field: 'metadata.labels', map: metadata?.labels, isLabel: true };
  yield {
    field: 'metadata.annotations',
    map: metadata?.annotations,
    isLabel: false,
  };
  for (const { path, specPath, template, isTemplate, spec } of pods) {
    const selector = `${specPath}nodeSelector`;
    yield { field: selector, map: spec.nodeSelector, isLabel: true };
    if (path && isTemplate) {
      const of = asRecord(template.metadata);
      yield { field: `${path}metadata.labels`, map: of?.labels, isLabel: true };
      yield {
        field: `${path}metadata.annotations`,
        map: of?.annotations,
        isLabel: false,
      };
    }
  }
}

function* checkEntry(
  field: string,
  key: string,
  value: unknown,
  isLabel: boolean,
): Iterable<Violation> {
  const severity = 'error';
  if (!isQualifiedName(key)) {
    yield {
      severity,
      field,
      message:
        'The key is not one: an optional DNS subdomain and "/", then at most 63 letters, digits, "-", "_" and "."',
      fix: 'Rename the key',
    };
  }
  if (typeof value !== 'string') {
    yield {
      severity,
      field,
      value,
      message: 'The value must be a string',
      fix: `Put it in quotes: "${String(value)}"`,
    };
  } else if (isLabel && !isLabelValue(value)) {
    yield {
      severity,
      field,
      value,
      message:
        'The value must be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
      fix: field.includes('nodeSelector')
        ? 'A comparison is written as nodeAffinity: operator Gt, values ["3"]'
        : 'Shorten it, or make it an annotation',
    };
  }
}
