import { asList, asRecord, asText } from './json';

/** More terms than any controller writes; bounds the selector of a hostile object. */
const MOST = 32;

/**
 * The `LabelSelector` of a spec as the parameter that the Kubernetes API takes:
 * `app=web,tier in (a,b),!canary`. `undefined` when it selects nothing in particular, or when a term
 * of it cannot be read: part of a selector would match the pods of others.
 *
 * @public
 */
export function formatLabelSelector(selector: unknown): string | undefined {
  const record = asRecord(selector);
  const equal = Object.entries(asRecord(record?.matchLabels) ?? {}).map(
    ([key, value]) =>
      typeof value === 'string' ? `${key}=${value}` : undefined,
  );
  const terms = [
    ...equal,
    ...(asList(record?.matchExpressions) ?? []).map(formatExpression),
  ];
  const isWhole = terms.length <= MOST && !terms.includes(undefined);
  return isWhole && terms.length > 0 ? terms.join(',') : undefined;
}

function formatExpression(value: unknown): string | undefined {
  const expression = asRecord(value);
  const key = asText(expression?.key);
  const values = (asList(expression?.values) ?? []).map(String).join(',');
  switch (key && expression?.operator) {
    case 'In':
      return `${key} in (${values})`;
    case 'NotIn':
      return `${key} notin (${values})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return undefined;
  }
}
