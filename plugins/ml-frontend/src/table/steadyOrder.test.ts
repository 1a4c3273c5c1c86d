import { WorkloadItem, workloadKey } from '@mlport/backstage-plugin-ml-common';
import { compareRows } from '../filters/compareRows';
import { row } from '../__testUtils__/ScriptedMlApi';
import { steadyOrder } from './steadyOrder';

const byName = compareRows('name');

function rows(...names: string[]): Map<string, WorkloadItem> {
  return new Map(
    names.map(name => [workloadKey(row({ name })), row({ name })]),
  );
}

const keys = (...names: string[]) =>
  names.map(name => workloadKey(row({ name })));

describe('steadyOrder', () => {
  const shown = steadyOrder(undefined, rows('c', 'a', 'e'), byName, false);

  it('sorts what it has not seen', () => {
    expect(shown).toEqual({
      keys: keys('a', 'c', 'e'),
      waiting: [],
      misplaced: 0,
    });
  });

  it('puts new rows where they belong', () => {
    const next = steadyOrder(
      shown,
      rows('a', 'b', 'c', 'e', 'f'),
      byName,
      false,
    );
    expect(next.keys).toEqual(keys('a', 'b', 'c', 'e', 'f'));
  });

  it('lets new rows wait, and rows that are gone leave', () => {
    const next = steadyOrder(shown, rows('a', 'b', 'e'), byName, true);
    expect(next).toEqual({
      keys: keys('a', 'e'),
      waiting: keys('b'),
      misplaced: 0,
    });
  });

  it('leaves rows where they are when they would sort elsewhere, and counts them', () => {
    const byState = compareRows('attention');
    const before = rows('a', 'b', 'c', 'd');
    const first = steadyOrder(undefined, before, byState, false);
    const moved = first.keys[0];
    const after = new Map(before);
    after.set(moved, { ...before.get(moved)!, state: 'Succeeded' });
    expect(steadyOrder(first, after, byState, false)).toEqual({
      keys: first.keys,
      waiting: [],
      misplaced: 1,
    });
    expect(steadyOrder(undefined, after, byState, false).keys.at(-1)).toBe(
      moved,
    );
  });
});
