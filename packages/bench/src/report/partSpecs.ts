/** A figure of a benchmark of a part, and what must hold for it. */
export type PartSpec = {
  id: string;
  /** Which of the figures with this identifier. */
  name: RegExp;
  max?: number;
  min?: number;
};

/**
 * What is promised about parts: 100,000 rows and 2,000 streams. Other figures are shown without, such
 * as those that have the proxy of the kubernetes plugin in them.
 */
export const PART_SPECS: PartSpec[] = [
  { id: 'P6', name: /p50$/, max: 10 },
  { id: 'P6', name: /p99$/, max: 50 },
  { id: 'P10', name: /heap per object$/, max: 1_024 },
  { id: 'P11', name: /CPU per object$/, max: 150 },
  { id: 'P11', name: /^(sync|live|storm).*delay p99$/, max: 100 },
  { id: 'P11', name: /^flood.*rate$/, min: 3_000 },
  { id: 'P13', name: /^RSS per/, max: 40 },
  { id: 'P13', name: /p99$/, max: 500 },
  { id: 'F12', name: /^memory per reader/, max: 256 },
  { id: 'F12', name: /^other readers that were dropped$/, max: 0 },
];
