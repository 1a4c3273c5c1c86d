import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { JsonRecord, asList, asRecord } from '../../kubernetes';
import { Reading } from '../Reading';

/** What every kind that reads work must have a case for. */
export const CASE_NAMES = [
  'no status yet',
  'stale generation',
  'stale condition',
  'running',
  'degraded with reason',
  'suspended',
  'queued',
  'succeeded',
  'failed',
  'deleting',
  'malformed',
] as const;

/** One word of {@link CASE_NAMES}. */
export type CaseName = (typeof CASE_NAMES)[number];

/** One row of a case table. */
export interface KindCase {
  /** The entry of the checklist that it is for. */
  name: string;
  /** What sets it apart from others of its name. */
  detail?: string;
  object: unknown;
  /** Related readings by the id of their kind. */
  related: Readonly<Record<string, readonly Reading[]>>;
  /** What the full reading must have, at least. */
  expected: JsonRecord;
  /** What the full reading must not have. */
  absent: readonly string[];
}

/**
 * The cases of a folder: YAML files with a `base` object and a list of `cases`, each with the
 * fields of its `object` that differ. A field that is `~` in a case is taken away; one that must be
 * `null` in the object is written `!null`.
 */
export function loadCases(folder: string): KindCase[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file => casesOf(join(folder, file)));
}

function casesOf(path: string): KindCase[] {
  const table = asRecord(parse(readFileSync(path, 'utf8')));
  return (asList(table?.cases) ?? []).map(entry => {
    const row = asRecord(entry) ?? {};
    return {
      name: String(row.case),
      detail: row.detail === undefined ? undefined : String(row.detail),
      object: merge(table?.base, row.object),
      related: (row.related ?? {}) as KindCase['related'],
      expected: asRecord(row.expected) ?? {},
      absent: (asList(row.absent) ?? []).map(String),
    };
  });
}

function merge(base: unknown, change: unknown): unknown {
  if (change === '!null') {
    return null;
  }
  const from = asRecord(base);
  const over = asRecord(change);
  if (!over) {
    return change === undefined ? base : change;
  }
  const result: Record<string, unknown> = { ...from };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = merge(result[key], value);
    }
  }
  return result;
}
