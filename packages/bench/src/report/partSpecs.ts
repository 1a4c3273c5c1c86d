/** A figure of a benchmark of a part, and what must hold for it. */
export type PartSpec = {
  id: string;
  /** Which of the figures with this identifier. */
  name: RegExp;
  max?: number;
};

/** What is promised about parts: 100,000 rows and 2,000 streams. Other figures are shown without. */
export const PART_SPECS: PartSpec[] = [
  { id: 'P6', name: /p50/, max: 10 },
  { id: 'P6', name: /p99/, max: 50 },
  { id: 'P10', name: /heap/, max: 1_024 },
  { id: 'P10', name: /jobs come: bytes|bytes per/, max: 1_024 },
  { id: 'P10', name: /RSS growth/, max: 200 },
  { id: 'P11', name: /processor|CPU/, max: 150 },
  { id: 'P11', name: /delay.*p99|p99.*delay/, max: 100 },
  { id: 'P13', name: /RSS per open stream/, max: 40 },
  { id: 'P13', name: /change to all, p99|fan-out.*p99/, max: 500 },
  { id: 'F12', name: /memory per reader that never reads/, max: 256 },
  { id: 'F12', name: /other readers that were dropped/, max: 0 },
];
