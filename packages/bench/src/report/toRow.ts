import { Measures } from '../phases/Measures';
import { median } from '../statistics/median';
import { spread } from '../statistics/spread';
import { Row } from './Row';
import { RowSpec } from './rowSpecs';

/** What was measured at one point, a set of figures per repeat. */
export type PointResult = {
  point: string;
  /** Whether both systems had the same viewers, so that what depends on them can be compared. */
  isHeadToHead: boolean;
  ours: Measures[];
  peer: Measures[];
  notes: { [id: string]: string };
};

/** The row of one figure; undefined when neither system was measured in it. */
export function toRow(spec: RowSpec, result: PointResult): Row | undefined {
  const ours = figures(result.ours, spec.id);
  const peers = figures(result.peer, spec.id);
  if (ours.length === 0 && peers.length === 0) {
    return undefined;
  }
  const value = ours.length > 0 ? median(ours) : undefined;
  const peer = peers.length > 0 ? median(peers) : undefined;
  const limit = limitOf(spec, result.ours);
  const minRatio = result.isHeadToHead ? spec.minRatio : undefined;
  const target = targetOf({ limit, minRatio, unit: spec.unit });
  const note = result.notes[spec.id];
  return {
    id: spec.id,
    name: spec.name,
    unit: spec.unit,
    point: result.point,
    value,
    peer,
    ...(value && peer !== undefined && { ratio: peer / value }),
    ...(target && { target, holds: holds(value, peer, limit, minRatio) }),
    ...(ours.length > 1 && { spread: spread(ours) }),
    ...(note && { note }),
  };
}

function figures(measures: Measures[], id: RowSpec['id']): number[] {
  return measures.flatMap(({ [id]: figure }) =>
    figure === undefined || Number.isNaN(figure) ? [] : [figure],
  );
}

function limitOf(spec: RowSpec, ours: Measures[]): number | undefined {
  const differences = spec.maxOrSpreadOf
    ? figures(ours, spec.maxOrSpreadOf)
    : [];
  return spec.max === undefined
    ? undefined
    : Math.max(spec.max, ...differences);
}

function targetOf(options: {
  limit?: number;
  minRatio?: number;
  unit: string;
}): string | undefined {
  const { limit, minRatio, unit } = options;
  const parts = [
    ...(limit === undefined
      ? []
      : [`≤ ${Number(limit.toPrecision(3))} ${unit}`]),
    ...(minRatio === undefined ? [] : [`≥ ${minRatio}× less`]),
  ];
  return parts.join(', ') || undefined;
}

function holds(
  value: number | undefined,
  peer: number | undefined,
  limit = Infinity,
  minRatio = 0,
): boolean {
  if (value === undefined || value > limit) {
    return false;
  }
  return minRatio === 0 || (peer !== undefined && peer >= minRatio * value);
}
