/** The identifiers of what is measured; those of the targets, with a suffix for a second figure. */
export const MEASURE_IDS = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P4.gzip',
  'P5',
  'P5.change',
  'P6',
  'P6.p99',
  'P7.one',
  'P7.one.p99',
  'P7',
  'P7.p99',
  'P8',
  'P8.loop',
  'P9',
  'P9.p99',
  'P9.load',
  'P9.load.p99',
  'P10',
  'P10.rss',
  'P11',
  'P11.loop',
  'P13',
  'P13.fanout',
  'R3',
  'R3.aa',
  'R3.change',
  'R3.change.aa',
] as const;

/** What can be measured. */
export type MeasureId = (typeof MEASURE_IDS)[number];

/** Figures of one repeat; what could not be measured is absent. */
export type Measures = Partial<Record<MeasureId, number>>;
