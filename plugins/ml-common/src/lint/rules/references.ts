import { asRecord } from '../../kubernetes';
import { nearest } from '../../schema/suggestField';
import { LintRule, LintTarget, Violation } from '../LintRule';
import { Reference, referencesOf, strayMounts } from '../referencesOf';
import { valuesAt } from '../shapes/valuesAt';

/** Kinds that mean nothing without what they send traffic to. */
const ROUTES = new Set(['Ingress', 'VirtualService', 'HTTPRoute']);

/**
 * Names of other objects that lead somewhere.
 *
 * What is not among the manifests may be in the cluster, so that its absence alone says nothing, and of
 * Secrets it never does. A finding needs more: the object is there in another namespace; one of nearly
 * the same name is there; a route leads to a Service that is not part of it; or the reference is to
 * something inside the same object.
 */
export const references: LintRule = {
  id: 'references',
  *check(target, all) {
    for (const reference of referencesOf(target)) {
      yield* checkReference(target, reference, all);
    }
    for (const pod of target.pods) {
      // Volumes of templates, of runtimes and of whole workflows are not in the pod.
      const isWhole =
        pod.isTemplate &&
        target.kind !== 'StatefulSet' &&
        pod.containers.every(({ isPartial }) => !isPartial);
      for (const { field, name } of isWhole ? strayMounts(pod) : []) {
        yield {
          severity: 'error',
          field,
          value: name,
          message: `The pod has no volume "${name}"`,
          fix: 'Add it under volumes, or remove the mount',
        };
      }
    }
    if (target.group === 'argoproj.io') {
      yield* checkSteps(target);
    }
  },
};

function* checkReference(
  target: LintTarget,
  { field, isNamespaced, kind, name, namespace }: Reference,
  all: readonly LintTarget[],
): Iterable<Violation> {
  const ofKind = all.filter(other => other.kind === kind);
  const isHere = (other: LintTarget) =>
    !isNamespaced || other.namespace === namespace;
  if (ofKind.some(other => other.name === name && isHere(other))) {
    return;
  }
  const elsewhere = ofKind.find(other => other.name === name);
  if (elsewhere) {
    yield {
      severity: 'error',
      field,
      value: name,
      message: `The ${kind} "${name}" is in ${inWords(
        elsewhere.namespace,
      )}, and this in ${inWords(namespace)}`,
      fix: 'Write the same namespace into both',
    };
    return;
  }
  const names = ofKind.filter(isHere).map(other => other.name);
  const meant = similar(name, names);
  if (meant !== undefined || (kind === 'Service' && ROUTES.has(target.kind))) {
    yield {
      severity: 'warning',
      field,
      value: name,
      message: `No ${kind} "${name}" is among these manifests`,
      fix: meant
        ? `Did you mean "${meant}"?`
        : `Add the ${kind}, or see that ${inWords(namespace)} has it`,
    };
  }
}

/** Nearly the same, or the same with something before or after it. */
function similar(name: string, names: readonly string[]): string | undefined {
  return (
    nearest(name, names) ??
    names.find(
      other => other.startsWith(`${name}-`) || name.startsWith(`${other}-`),
    )
  );
}

function inWords(namespace: string | undefined): string {
  return namespace === undefined
    ? 'no namespace'
    : `the namespace ${namespace}`;
}

/** Steps and tasks of workflows name templates of the same workflow. */
function* checkSteps({ json }: LintTarget): Iterable<Violation> {
  const templates = new Set(
    valuesAt(json, 'spec.templates[].name').map(({ value }) => value),
  );
  for (const list of ['steps[][]', 'dag.tasks[]']) {
    for (const { path, value } of valuesAt(json, `spec.templates[].${list}`)) {
      const name = asRecord(value)?.template;
      if (typeof name === 'string' && !templates.has(name)) {
        yield {
          severity: 'error',
          field: `${path}.template`,
          value: name,
          message: `The workflow has no template "${name}"`,
          fix: 'Add it under spec.templates, or refer to a WorkflowTemplate with templateRef',
        };
      }
    }
  }
}
