import {
  JsonRecord,
  LabelRequirement,
  asList,
  asRecord,
  asText,
  meetsRequirement,
} from '../kubernetes';

/** Where a pod may run, by labels of nodes. */
export interface Placement {
  /** All of them must be met. */
  selector: readonly LabelRequirement[];
  /** One of them must be met; absent where the pod asks for nothing of the sort. */
  terms?: readonly Term[];
}

/** All requirements must be met. */
interface Term {
  requirements: readonly LabelRequirement[];
  /** Whether it also asks for fields of nodes, which are not known. */
  hasFields: boolean;
}

const OPERATORS: Readonly<Record<string, LabelRequirement['operator']>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'present',
  DoesNotExist: 'absent',
  Gt: '>',
  Lt: '<',
};

/** The node selector of a pod and its required node affinity. */
export function placementOf(spec: JsonRecord): Placement {
  const affinity = asRecord(asRecord(spec.affinity)?.nodeAffinity);
  const required = asRecord(
    affinity?.requiredDuringSchedulingIgnoredDuringExecution,
  );
  return {
    selector: equalTo(asRecord(spec.nodeSelector) ?? {}),
    terms: asList(required?.nodeSelectorTerms)?.map(termOf),
  };
}

/** With the labels that a flavor adds to the node selector. */
export function placedOn(
  placement: Placement,
  labels: Readonly<Record<string, string>>,
): Placement {
  return {
    ...placement,
    selector: [...placement.selector, ...equalTo(labels)],
  };
}

/**
 * Whether a node with these labels will do. What a term asks of the fields of a node is taken for
 * met; a term that asks for nothing is met by no node.
 *
 * Source: Kubernetes 1.36 `component-helpers/scheduling/corev1/nodeaffinity`.
 */
export function suitsNode(
  { selector, terms }: Placement,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    meetsAll(selector, labels) &&
    (terms === undefined ||
      terms.some(
        ({ requirements, hasFields }) =>
          (hasFields || requirements.length > 0) &&
          meetsAll(requirements, labels),
      ))
  );
}

/**
 * Whether a flavor with these labels will do: of what the pod asks for, only that counts which the
 * flavor has a label for.
 *
 * Source: kueue 0.19.2 `pkg/scheduler/flavorassigner/flavorassigner.go`, `flavorSelector`.
 */
export function suitsFlavor(
  { selector, terms }: Placement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const known = (list: readonly LabelRequirement[]) =>
    list.filter(({ key }) => Object.hasOwn(labels, key));
  const kept = (terms ?? []).map(({ requirements }) => known(requirements));
  const isOpen = kept.some(requirements => requirements.length === 0);
  return (
    meetsAll(known(selector), labels) &&
    (kept.length === 0 ||
      isOpen ||
      kept.some(requirements => meetsAll(requirements, labels)))
  );
}

/** What it asks for in words: `gpu=a100, zone in (a, b)`. */
export function placementWords({ selector, terms = [] }: Placement): string {
  const alternatives = terms.map(({ requirements }) =>
    requirements.map(requirementWords).join(' and '),
  );
  return [...selector.map(requirementWords), alternatives.join(' or ')]
    .filter(Boolean)
    .join(', ');
}

function requirementWords({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case 'present':
      return key;
    case 'absent':
      return `no ${key}`;
    case 'in':
      return values.length === 1
        ? `${key}=${values[0]}`
        : `${key} in (${values.join(', ')})`;
    case 'notin':
      return `${key} not in (${values.join(', ')})`;
    default:
      return `${key} ${operator} ${values[0]}`;
  }
}

function meetsAll(
  requirements: readonly LabelRequirement[],
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every(one => meetsRequirement(one, labels));
}

function equalTo(labels: JsonRecord): LabelRequirement[] {
  return Object.entries(labels).map(([key, value]) => ({
    key,
    operator: 'in',
    values: [String(value)],
  }));
}

function termOf(value: unknown): Term {
  const term = asRecord(value);
  return {
    requirements: (asList(term?.matchExpressions) ?? []).flatMap(entry => {
      const expression = asRecord(entry);
      const key = asText(expression?.key);
      const operator = OPERATORS[asText(expression?.operator) ?? ''];
      const values = (asList(expression?.values) ?? []).map(String);
      return key && operator ? [{ key, operator, values }] : [];
    }),
    hasFields: (asList(term?.matchFields) ?? []).length > 0,
  };
}
