import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { ownValue } from './ownValue';
import { ownKeyOf } from './runColumns';
import { durationOf, nameOf } from './runState';

type Compare = (a: RunItem, b: RunItem) => number;

const collator = new Intl.Collator('en', { numeric: true });

const STATUS_RANK: Readonly<Record<RunItem['status'], number>> = {
  failed: 0,
  unknown: 1,
  scheduled: 2,
  running: 3,
  killed: 4,
  finished: 5,
};

/**
 * The comparison of the loaded runs for the order of a column; a leading `-` turns it round. What a
 * run does not have comes last either way. Runs that are equal stand with the newest first.
 *
 * @param now - In milliseconds since the epoch: what is under way has no length of its own.
 */
export function compareRuns(sort: string, now: number): Compare {
  const reverse = sort.startsWith('-');
  const of = valueOf(sort.replace(/^-/, ''), now);
  return (a, b) => {
    const [left, right] = [of(a), of(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    const result = compareValues(left, right);
    return (reverse ? -result : result) || newestFirst(a, b);
  };
}

function newestFirst(a: RunItem, b: RunItem): number {
  return (
    (b.startedAt ?? 0) - (a.startedAt ?? 0) ||
    collator.compare(a.runId, b.runId)
  );
}

/** Numbers by size, texts as people sort them: `run-9` before `run-10`. */
export function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));
}

function valueOf(
  column: string,
  now: number,
): (run: RunItem) => string | number | undefined {
  const own = ownKeyOf(column);
  if (own?.what === 'metric') {
    return ({ metrics }) => ownValue(metrics, own.key)?.value;
  }
  if (own) {
    return ({ params }) => numberOr(ownValue(params, own.key));
  }
  switch (column) {
    case 'name':
      return nameOf;
    case 'status':
      return ({ status }) => STATUS_RANK[status];
    case 'duration':
      return run => durationOf(run, now);
    case 'user':
      return ({ user }) => user;
    case 'accelerators':
      // Times of different models are not added: the first counts.
      return ({ acceleratorTime: [held] = [] }) =>
        held && held.count * held.seconds;
    default:
      return ({ startedAt }) => startedAt;
  }
}

/** Parameters are texts; `0.001` and `1e-3` are the same to their reader. */
function numberOr(text: string | undefined): string | number | undefined {
  const number = Number(text);
  return text?.trim() && Number.isFinite(number) ? number : text;
}
