import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { JsonRecord } from '../../kubernetes';
import { Bundle } from '../Bundle';

/** Parameters that a bundle takes, and what they make. */
export interface TakenCase {
  case: string;
  parameters: JsonRecord;
  /** By kind: what the object of it says among other things. */
  expected: Record<string, JsonRecord>;
  /** Kinds that are not made. */
  absent: string[];
}

/** Parameters that a bundle refuses. */
export interface RefusedCase {
  case: string;
  parameters: JsonRecord;
  /** The field that is named. */
  field: string;
  /** A part of what is said. */
  message: string;
}

/**
 * The table `cases/options.yaml` of a bundle: what each case sets in the sample. Fields that it sets
 * to nothing are left out.
 */
export function loadBundleCases(bundle: Bundle): {
  taken: TakenCase[];
  refused: RefusedCase[];
} {
  const path = join(__dirname, '..', bundle.id, 'cases', 'options.yaml');
  const { taken, refused } = parse(readFileSync(path, 'utf8'));
  return {
    taken: taken.map((row: Row) => ({
      expected: {},
      absent: [],
      ...row,
      parameters: changed(bundle.sample, row.set),
    })),
    refused: refused.map((row: Row) => ({
      ...row,
      parameters: changed(bundle.sample, row.set),
    })),
  };
}

interface Row {
  set: JsonRecord;
}

function changed(sample: unknown, set: JsonRecord): JsonRecord {
  const all = Object.entries({ ...(sample as object), ...set });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
