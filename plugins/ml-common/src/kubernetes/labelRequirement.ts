/**
 * One requirement of a label selector, or of a node selector.
 *
 * @public
 */
export interface LabelRequirement {
  key: string;
  operator: 'present' | 'absent' | 'in' | 'notin' | '<' | '>';
  values: readonly string[];
}

/**
 * Whether labels meet a requirement. `notin` (and so `!=`) is met by an absent label too.
 *
 * Source: `k8s.io/apimachinery/pkg/labels/selector.go`, `Requirement.Matches`.
 *
 * @public
 */
export function meetsRequirement(
  { key, operator, values }: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'present':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    default:
      return value !== undefined && isInOrder(value, operator, values[0]);
  }
}

function isInOrder(value: string, operator: '<' | '>', bound: string): boolean {
  if (!/^[+-]?\d+$/.test(value)) {
    return false;
  }
  return operator === '>'
    ? Number(value) > Number(bound)
    : Number(value) < Number(bound);
}
