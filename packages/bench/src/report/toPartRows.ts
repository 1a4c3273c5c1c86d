import { PART_SPECS } from './partSpecs';
import { Row } from './Row';

/** What a benchmark of a part prints: one figure of it. */
export type PartMeasure = {
  id: string;
  name: string;
  value: number;
  unit: string;
};

/** The rows of the benchmark of a part. */
export function toPartRows(file: string, measures: PartMeasure[]): Row[] {
  return measures.map(({ id, name, value, unit }) => {
    const spec = PART_SPECS.find(
      candidate => candidate.id === id && candidate.name.test(name),
    );
    const row = { id, name, unit, point: file, value };
    if (spec?.max !== undefined) {
      const { max } = spec;
      return { ...row, target: `≤ ${max} ${unit}`, holds: value <= max };
    }
    if (spec?.min !== undefined) {
      const { min } = spec;
      return { ...row, target: `≥ ${min} ${unit}`, holds: value >= min };
    }
    return row;
  });
}
