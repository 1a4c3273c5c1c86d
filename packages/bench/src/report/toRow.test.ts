import { Measures } from '../phases/Measures';
import { RowSpec } from './rowSpecs';
import { PointResult, toRow } from './toRow';

const SPEC: RowSpec = {
  id: 'P7.p99',
  name: 'page load',
  unit: 'ms',
  max: 500,
  minRatio: 10,
};

const result = (
  ours: Measures[],
  peer: Measures[],
  more: Partial<PointResult> = {},
): PointResult => ({
  point: '10 clusters, 20 viewers',
  isHeadToHead: true,
  ours,
  peer,
  notes: {},
  ...more,
});
const p99 = (...values: number[]) => values.map(value => ({ 'P7.p99': value }));

describe('toRow', () => {
  it('takes the median of all repeats and says how far they lie apart', () => {
    expect(toRow(SPEC, result(p99(90, 100, 120), p99(2_000, 1_000)))).toEqual({
      id: 'P7.p99',
      name: 'page load',
      unit: 'ms',
      point: '10 clusters, 20 viewers',
      value: 100,
      peer: 1_500,
      ratio: 15,
      target: '≤ 500 ms, ≥ 10× less',
      holds: true,
      spread: 0.3,
    });
  });

  it.each<[string, Measures[], Measures[], boolean]>([
    ['at both limits', p99(500), p99(5_000), true],
    ['above the limit', p99(501), p99(9_000), false],
    ['too near to the peer', p99(100), p99(999), false],
    ['without a peer to compare', p99(100), [], false],
    ['not measured', [], p99(100), false],
    ['no number', p99(NaN), p99(100), false],
  ])('says of what is %s whether the target holds', (_, ours, peer, holds) => {
    expect(toRow(SPEC, result(ours, peer))).toMatchObject({ holds });
  });

  it('promises no ratio where the peer has fewer viewers', () => {
    const row = toRow(
      SPEC,
      result(p99(100), p99(200), { isHeadToHead: false }),
    );
    expect(row).toMatchObject({ ratio: 2, target: '≤ 500 ms', holds: true });
  });

  it('has no ratio to nothing, and holds zero for less than the peer', () => {
    const spec: RowSpec = { ...SPEC, max: 0 };
    const row = toRow(spec, result(p99(0), p99(300)));
    expect(row).not.toHaveProperty('ratio');
    expect(row).toMatchObject({ value: 0, peer: 300, holds: true });
  });

  it.each([
    [30, true],
    [41, false],
  ])('lets noise be a limit: %d %%', (value, holds) => {
    const spec: RowSpec = {
      id: 'R3',
      name: 'slower',
      unit: '%',
      max: 10,
      maxOrSpreadOf: 'R3.aa',
    };
    expect(toRow(spec, result([{ R3: value, 'R3.aa': 40 }], []))).toMatchObject(
      { target: '≤ 40 %', holds },
    );
    const quiet = toRow(spec, result([{ R3: value, 'R3.aa': 4 }], []));
    expect(quiet).toMatchObject({ target: '≤ 10 %', holds: false });
  });

  it('is silent about what nobody measured, and about what nobody promised', () => {
    expect(toRow(SPEC, result([{}], [{}]))).toBeUndefined();
    const free: RowSpec = { id: 'P7.p99', name: 'page load', unit: 'ms' };
    const row = toRow(free, result(p99(1), []));
    expect(row).not.toHaveProperty('target');
    expect(row).not.toHaveProperty('holds');
  });
});
