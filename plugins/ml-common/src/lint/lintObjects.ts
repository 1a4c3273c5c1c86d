import { asRecord, describeType, splitApiVersion } from '../kubernetes';
import { kindByGroupKind } from '../kinds';
import { ManifestFinding, describeManifest } from '../manifests';
import { describeValue } from '../manifests/describeValue';
import { LintRule, LintTarget } from './LintRule';
import { operatorRules } from './operatorRules';
import { podsOf } from './podsOf';
import { rules } from './rules';
import { shapeOf } from './shapes/shapes';

/**
 * Checks manifests for what no schema sees. Never throws; knows nothing of any cluster.
 *
 * @param objects - unknown JSON, one entry per manifest; what one refers to is looked for among the
 *   others
 * @returns what was found, in the order of the objects and of the rules
 *
 * @public
 */
export function lintObjects(objects: readonly unknown[]): ManifestFinding[] {
  return lintBy(rules, objects);
}

/** Checks manifests by some rules. */
export function lintBy(
  byRules: readonly LintRule[],
  objects: readonly unknown[],
): ManifestFinding[] {
  const targets = objects.map(targetOf);
  const all = targets.filter(target => target !== undefined);
  return targets.flatMap((target, index) =>
    target ? lintTarget(target, all, byRules) : [notAnObject(objects[index])],
  );
}

function targetOf(object: unknown): LintTarget | undefined {
  const json = asRecord(object);
  if (!json) {
    return undefined;
  }
  const { apiVersion, kind, name, namespace } = describeManifest(json);
  const { group, version } = splitApiVersion(apiVersion);
  const known = kindByGroupKind(group, kind);
  const shape = shapeOf(group, kind);
  return {
    json,
    group,
    version,
    kind,
    name,
    namespace,
    rules: operatorRules(known, shape, name),
    pods: podsOf(json, known, shape),
  };
}

function lintTarget(
  target: LintTarget,
  all: readonly LintTarget[],
  byRules: readonly LintRule[],
): ManifestFinding[] {
  const object = describeManifest(target.json);
  return byRules.flatMap(rule =>
    [...rule.check(target, all)].map(violation => ({
      rule: rule.id,
      object,
      ...violation,
      value: describeValue(violation.value),
    })),
  );
}

function notAnObject(value: unknown): ManifestFinding {
  return {
    rule: 'object',
    severity: 'error',
    object: { apiVersion: '', kind: '', name: '' },
    field: '',
    message: `A manifest is an object; this is ${describeType(value)}`,
    fix: 'Write apiVersion, kind, metadata and spec',
  };
}
