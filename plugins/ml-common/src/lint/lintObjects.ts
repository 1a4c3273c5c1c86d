import {
  asRecord,
  asText,
  cutText,
  describeType,
  splitApiVersion,
} from '../kubernetes';
import { kindByGroupKind } from '../kinds';
import { ManifestFinding } from '../manifests';
import { LintRule, Violation } from './LintRule';
import { podsOf } from './podsOf';
import { rules } from './rules';

const LONGEST_VALUE = 100;

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
  const metadata = asRecord(json.metadata);
  const apiVersion = asText(json.apiVersion) ?? '';
  const kindName = asText(json.kind) ?? '';
  const kind = kindByGroupKind(splitApiVersion(apiVersion).group, kindName);
  const target = { json, kind, pods: podsOf(json, kind) };
  const about = {
    apiVersion,
    kind: kindName,
    namespace: asText(metadata?.namespace),
    name: asText(metadata?.name) ?? '',
  };
  return byRules.flatMap(rule =>
    [...rule.check(target)].map(violation => ({
      rule: rule.id,
      object: about,
      ...violation,
      value: shown(violation),
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

function shown({ value }: Violation): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'object'
    ? describeType(value)
    : cutText(String(value), LONGEST_VALUE);
}
