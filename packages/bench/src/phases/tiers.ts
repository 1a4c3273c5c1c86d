/** One comparison: how many look, and for how long it is measured. */
export type Point = {
  /** How many look at ours. */
  viewers: number;
  /** How many look at the peer, at the same time. */
  peerViewers: number;
  /** How often ours and the peer are measured, in turns. */
  repeats: number;
  /** How long nothing changes. */
  idleSeconds: number;
  /** How long one job per cluster changes every second, and then more of them. */
  changeSeconds: number;
  /** Changes a second, over all clusters, in the second part. */
  loadPerSecond: number;
  /** What a change may take before the last look, in milliseconds. */
  settleMs: number;
  /** Page loads beside the viewers. */
  visits: number;
  visitsPerSecond: number;
  /** How long jobs change beside the peer; then each of its pages must have polled once more. */
  peerChangeSeconds: number;
  peerSeconds: number;
  /** How long polls of the peer that are under way are waited for. */
  peerDrainSeconds: number;
};

/** A benchmark of a part of our backend, and what it measures. */
export type Part = {
  file: string;
  ids: string[];
  args: string[];
  seconds: number;
};

/** How much is measured. */
export type Tier = {
  name: string;
  clusters: number;
  jobs: number;
  /** Components, among which the jobs are divided: 200 each. */
  entities: number;
  points: Point[];
  /** Page loads with nobody else there. */
  alone: { ours: number; peer: number };
  /** Page loads per part of the test with a broken cluster, how often each part is run, and how long
   * the peer may take for a page with a broken cluster. */
  isolation: {
    visits: number;
    repeats: number;
    /** How many of the faults each meets. The peer's answer is the same to all, and takes long. */
    faults: { ours: number; peer: number };
    peerTimeoutSeconds: number;
  };
  /** Whether the benchmarks of parts belong to it; otherwise they are there on request. */
  withParts: boolean;
  /** How long a part of the test with a broken cluster waits at most until all is well again. */
  recoverySeconds: number;
  /** How long everything takes to start, on two cores. */
  startSeconds: number;
};

const HEAD_TO_HEAD = {
  idleSeconds: 30,
  changeSeconds: 20,
  loadPerSecond: 250,
  settleMs: 1_000,
  visits: 200,
  visitsPerSecond: 10,
  peerChangeSeconds: 30,
  peerSeconds: 40,
  peerDrainSeconds: 40,
};

/** The benchmarks of parts of our backend, the same for all tiers. */
export const PARTS: Part[] = [
  { file: 'mirrorMemory.ts', ids: ['P10', 'P11'], args: [], seconds: 40 },
  { file: 'pageLatency.ts', ids: ['P6'], args: [], seconds: 40 },
  { file: 'liveSync.ts', ids: ['P11', 'P10'], args: [], seconds: 120 },
  { file: 'openStreams.ts', ids: ['P13', 'F12'], args: [], seconds: 120 },
  { file: 'explainRows.ts', ids: ['WHY'], args: [], seconds: 60 },
];

/** The sizes that can be asked for. */
export const TIERS: { [name: string]: Tier } = {
  T1: {
    name: 'T1',
    clusters: 3,
    jobs: 1_000,
    entities: 5,
    points: [
      {
        viewers: 50,
        peerViewers: 5,
        repeats: 1,
        idleSeconds: 4,
        changeSeconds: 1.5,
        loadPerSecond: 50,
        settleMs: 500,
        visits: 30,
        visitsPerSecond: 30,
        peerChangeSeconds: 10,
        // The last of five pages polls again after 18 seconds.
        peerSeconds: 18.5,
        peerDrainSeconds: 2,
      },
    ],
    alone: { ours: 20, peer: 3 },
    isolation: {
      visits: 10,
      repeats: 1,
      faults: { ours: 2, peer: 1 },
      peerTimeoutSeconds: 1,
    },
    withParts: false,
    recoverySeconds: 1,
    startSeconds: 12,
  },
  T2: {
    name: 'T2',
    clusters: 10,
    jobs: 20_000,
    entities: 100,
    points: [
      { ...HEAD_TO_HEAD, viewers: 20, peerViewers: 20, repeats: 2 },
      {
        ...HEAD_TO_HEAD,
        viewers: 300,
        peerViewers: 300,
        repeats: 1,
        peerChangeSeconds: 50,
        peerSeconds: 60,
        peerDrainSeconds: 30,
      },
    ],
    alone: { ours: 100, peer: 10 },
    isolation: {
      visits: 100,
      repeats: 2,
      faults: { ours: 3, peer: 3 },
      peerTimeoutSeconds: 15,
    },
    withParts: true,
    recoverySeconds: 15,
    startSeconds: 40,
  },
  /** For the test of the benchmark itself. */
  tiny: {
    name: 'tiny',
    clusters: 2,
    jobs: 10,
    entities: 2,
    points: [
      {
        viewers: 2,
        peerViewers: 2,
        repeats: 1,
        idleSeconds: 1,
        changeSeconds: 2,
        loadPerSecond: 10,
        settleMs: 1_000,
        visits: 3,
        visitsPerSecond: 10,
        peerChangeSeconds: 2,
        peerSeconds: 12,
        peerDrainSeconds: 5,
      },
    ],
    alone: { ours: 3, peer: 1 },
    isolation: {
      visits: 3,
      repeats: 1,
      faults: { ours: 3, peer: 3 },
      peerTimeoutSeconds: 1,
    },
    withParts: false,
    recoverySeconds: 1,
    startSeconds: 12,
  },
};
