import { MeasureId } from '../phases/Measures';

/** What a row says, and what must hold for it. All figures are better when they are smaller. */
export type RowSpec = {
  id: MeasureId;
  name: string;
  unit: string;
  /** Ours must not be above. */
  max?: number;
  /** Ours must not be above what equal measurements differ by, in percent, or else above `max`. */
  maxOrSpreadOf?: MeasureId;
  /** The peer must be so many times higher, where both have the same viewers. */
  minRatio?: number;
};

/** The rows of each comparison of both systems, in their order. */
export const ROW_SPECS: RowSpec[] = [
  {
    id: 'P1',
    name: 'requests to all clusters by one more viewer',
    unit: '/min',
    max: 0,
  },
  {
    id: 'P2',
    name: 'requests to a cluster, steady',
    unit: '/min',
    max: 4,
    minRatio: 200,
  },
  {
    id: 'P3',
    name: 'bytes from the clusters, one change per cluster and second',
    unit: 'KB/min',
    minRatio: 50,
  },
  {
    id: 'P4',
    name: 'first load, 200 jobs',
    unit: 'KB',
    max: 64,
    minRatio: 100,
  },
  { id: 'P4.gzip', name: 'first load, compressed', unit: 'KB', max: 10 },
  { id: 'P5', name: 'idle minute of a viewer', unit: 'KB', max: 2 },
  { id: 'P5.change', name: 'a changed job to a viewer', unit: 'B', max: 600 },
  {
    id: 'P7.one',
    name: 'page load, nobody else there, p50',
    unit: 'ms',
    max: 150,
  },
  {
    id: 'P7.one.p99',
    name: 'page load, nobody else there, p99',
    unit: 'ms',
    max: 500,
    minRatio: 3,
  },
  { id: 'P7', name: 'page load beside viewers, p50', unit: 'ms', max: 150 },
  {
    id: 'P7.p99',
    name: 'page load beside viewers, p99',
    unit: 'ms',
    max: 500,
    minRatio: 10,
  },
  {
    id: 'P8',
    name: 'processor time of the backend per viewer and minute',
    unit: 'ms',
    max: 30,
    minRatio: 50,
  },
  {
    id: 'P8.loop',
    name: 'event-loop delay of the backend, p99',
    unit: 'ms',
    max: 100,
  },
  {
    id: 'P9',
    name: 'change to screen, p50',
    unit: 'ms',
    max: 500,
    minRatio: 8,
  },
  {
    id: 'P9.p99',
    name: 'change to screen, p99',
    unit: 'ms',
    max: 2_000,
    minRatio: 5,
  },
  {
    id: 'P9.load',
    name: 'change to screen under load, p50',
    unit: 'ms',
    max: 500,
  },
  {
    id: 'P9.load.p99',
    name: 'change to screen under load, p99',
    unit: 'ms',
    max: 2_000,
  },
  { id: 'P10.rss', name: 'memory of the backend', unit: 'MB', max: 700 },
  {
    id: 'R3',
    name: 'pages get slower when a cluster is broken, p99',
    unit: '%',
    max: 10,
    maxOrSpreadOf: 'R3.aa',
  },
  {
    id: 'R3.change',
    name: 'changes of other clusters get slower when one is broken, p99',
    unit: '%',
    max: 10,
    maxOrSpreadOf: 'R3.change.aa',
  },
];
