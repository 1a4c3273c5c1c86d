import { asRecord, describeType, splitApiVersion } from '../kubernetes';
import { kindByGroupKind } from '../kinds';
import { ManifestFinding, describeManifest } from '../manifests';
import { describeValue } from '../manifests/describeValue';
import { LintRule } from './LintRule';
import { podsOf } from './podsOf';
import { rules } from './rules';

/**
 * Checks manifests for what no schema sees. Never throws; knows nothing of any cluster.
 *
 * @param objects - unknown JSON, one entry per manifest
 * @returns what was found, in the order of the objects and of the rules
 *
 * @public
 */
export function lintObjects(objects: readonly unknown[]): ManifestFinding[] {
  return objects.flatMap(object => lintObject(object, rules));
}

/** Checks one manifest by some rules. */
export function lintObject(
  object: unknown,
  byRules: readonly LintRule[],
): ManifestFinding[] {
  const json = asRecord(object);
  if (!json) {
    return [notAnObject(object)];
  }
  const about = describeManifest(json);
  const { group } = splitApiVersion(about.apiVersion);
  const kind = kindByGroupKind(group, about.kind);
  const target = { json, kind, pods: podsOf(json, kind) };
  return byRules.flatMap(rule =>
    [...rule.check(target)].map(violation => ({
      rule: rule.id,
      object: about,
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
