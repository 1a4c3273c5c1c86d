import { JsonRecord, asList, asRecord, asText } from '../kubernetes';
import { FlavorTaint, Toleration } from '../quota';

/** The tolerations of a pod. */
export function tolerationsOf(spec: JsonRecord): Toleration[] {
  return (asList(spec.tolerations) ?? []).flatMap(entry => {
    const fields = asRecord(entry);
    return fields
      ? [
          {
            key: asText(fields.key),
            operator: asText(fields.operator),
            value: asText(fields.value),
            effect: asText(fields.effect),
          },
        ]
      : [];
  });
}

/** The first taint that keeps a pod away and that none of the tolerations is for. */
export function untolerated(
  taints: readonly FlavorTaint[],
  tolerations: readonly Toleration[],
): FlavorTaint | undefined {
  return taints.find(
    taint =>
      taint.effect !== 'PreferNoSchedule' &&
      !tolerations.some(toleration => tolerates(toleration, taint)),
  );
}

/** As the manifests of nodes write it: `spot=true:NoSchedule`. */
export function taintWords({ key, value, effect }: FlavorTaint): string {
  const pair = value === undefined ? key : `${key}=${value}`;
  return effect === undefined ? pair : `${pair}:${effect}`;
}

/** Source: Kubernetes 1.36 `component-helpers/scheduling/corev1`, `core/v1` `ToleratesTaint`. */
function tolerates(
  { key, operator = 'Equal', value = '', effect }: Toleration,
  taint: FlavorTaint,
): boolean {
  if (effect !== undefined && effect !== taint.effect) {
    return false;
  }
  if (key !== undefined && key !== taint.key) {
    return false;
  }
  if (operator === 'Exists') {
    return true;
  }
  return (
    operator === 'Equal' && key !== undefined && value === (taint.value ?? '')
  );
}
