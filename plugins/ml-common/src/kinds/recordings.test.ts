import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { splitApiVersion } from '../kubernetes';
import { Kind } from './Kind';
import { Reading } from './Reading';
import { kindByGroupKind } from './kinds';
import {
  listRecordings,
  loadRecording,
  recordingsFolder,
} from './testing/recordings';
import { UNREADABLE } from './unreadable';

interface Expectation {
  alone: string[];
  workload?: string;
  parts?: string[];
  combined?: string[];
  reasons?: string[];
  last?: object;
}

interface Read {
  at: number;
  uid: string;
  controllerUid?: string;
  kind: Kind;
  reading: Reading;
}

const expectations = Object.entries(
  parse(
    readFileSync(join(__dirname, 'testing/recordings.yaml'), 'utf8'),
  ) as Record<string, Expectation>,
);
const found = recordingsFolder();

if (!found) {
  it('finds the recordings where they are required', () => {
    expect(process.env.ML_TEST_REQUIRE).not.toBe('all');
  });
  // eslint-disable-next-line no-console
  console.warn(
    'SKIPPED: no recordings of real controllers; set ML_TEST_RECORDINGS to their folder',
  );
}

const describeWhenFound = found ? describe : describe.skip;

describeWhenFound('recordings of real controllers', () => {
  const folder = found ?? '';

  it('are all expected that begin with an object of a known kind', () => {
    const known = listRecordings(folder).filter(
      path => readAll(folder, path).length > 0,
    );
    expect(known).toEqual(expectations.map(([path]) => path).sort());
  });

  it.each(expectations)('%s', (path, expected) => {
    const reads = readAll(folder, path);
    expect(reads.filter(({ reading }) => isUnreadable(reading))).toEqual([]);
    expect(folded(reads.map(({ reading }) => wordOf(reading)))).toEqual(
      expected.alone,
    );
  });

  const related = expectations.filter(([, { combined }]) => combined);
  it.each(related)('%s with what is related', (path, expected) => {
    const own = readAll(folder, path);
    const { workload, parts = [], reasons = [] } = expected;
    const others = [...(workload ? [workload] : []), ...parts].map(other =>
      readAll(folder, other),
    );
    for (const [first] of others) {
      expect(first.controllerUid).toBe(own[0].uid);
    }
    const combined = combinedOverTime(own, others);
    expect(folded(combined.map(wordOf))).toEqual(expected.combined);
    expect(metInOrder(combined.flatMap(reasonOf), reasons)).toEqual(reasons);
    const last = combined[combined.length - 1];
    expect(last).toMatchObject(expected.last ?? {});
    const queue = last.type === 'workload' ? last.queue : undefined;
    expect(queue !== undefined).toBe(workload !== undefined);
  });
});

function readAll(folder: string, path: string): Read[] {
  return loadRecording(folder, path).flatMap(({ at, object }) => {
    const { uid, controllerUid } = object.meta;
    const { group } = splitApiVersion(object.apiVersion);
    const kind = kindByGroupKind(group, object.kind);
    return kind?.relevant(object)
      ? [{ at, uid, controllerUid, kind, reading: kind.read(object) }]
      : [];
  });
}

/** The full reading at each moment at which any side changed, from the first own one on. */
function combinedOverTime(own: Read[], others: Read[][]): Reading[] {
  const times = [...new Set([own, ...others].flat().map(({ at }) => at))];
  return times
    .sort((a, b) => a - b)
    .flatMap(time => {
      const mine = own.filter(({ at }) => at <= time).pop();
      const theirs = others.flatMap(
        other => other.filter(({ at }) => at <= time).pop() ?? [],
      );
      return mine
        ? [
            mine.kind.combine(mine.reading, {
              of: <T extends Reading>(id: string) =>
                theirs
                  .filter(({ kind }) => kind.id === id)
                  .map(({ reading }) => reading as T),
            }),
          ]
        : [];
    });
}

function isUnreadable(reading: Reading): boolean {
  return reading.type !== 'namespace' && reading.reason === UNREADABLE;
}

function wordOf(reading: Reading): string {
  switch (reading.type) {
    case 'workload':
      return reading.state;
    case 'admission':
      return reading.phase;
    case 'quota':
      return reading.usable ? 'usable' : reading.reason ?? 'unknown';
    default:
      return reading.type;
  }
}

function reasonOf(reading: Reading): string[] {
  return reading.type === 'workload' && reading.reason ? [reading.reason] : [];
}

function folded(words: string[]): string[] {
  return words.filter((word, index) => word !== words[index - 1]);
}

/** Those of the wanted words that occur in this order, with others between them. */
function metInOrder(words: string[], wanted: string[]): string[] {
  const met: string[] = [];
  for (const word of words) {
    if (word === wanted[met.length]) {
      met.push(word);
    }
  }
  return met;
}
