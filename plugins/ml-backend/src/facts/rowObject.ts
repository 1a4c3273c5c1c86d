import { parseObject } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

/** Whether an answer is the object of a row, and not a new one of the same name. */
export function isObjectOf(row: MirrorRow, json: unknown): boolean {
  const parsed = parseAs(row, json);
  return parsed.ok && parsed.value.meta.uid === row.meta.uid;
}

/** The label selector of the pods of a row; nothing where it has none. */
export function podSelectorOf(
  row: MirrorRow,
  json: unknown,
): string | undefined {
  const parsed = parseAs(row, json);
  try {
    return parsed.ok ? row.kind.podSelector(parsed.value) : undefined;
  } catch {
    // A kind that breaks its promise not to throw: its work has no pods to show.
    return undefined;
  }
}

function parseAs({ kind }: MirrorRow, json: unknown) {
  const { group, versions } = kind;
  const apiVersion = group ? `${group}/${versions[0]}` : versions[0];
  return parseObject(json, { apiVersion, kind: kind.kind });
}
