import { MetricPoint } from '@mlport/backstage-plugin-ml-common';

/** How one run went, as the plot and its legend show it. */
export interface Curve {
  /** The id of the run. */
  id: string;
  name: string;
  /** Its place among the chosen runs, from 0; decides how its line looks. */
  slot: number;
  /** By step, then by time. */
  points: readonly MetricPoint[];
  /** When the run started, in milliseconds since the epoch. */
  startedAt?: number;
}

/** What the horizontal axis is: steps, or seconds since the start of each run. */
export type CurveAxis = 'step' | 'time';

/** How the vertical axis is divided. */
export type CurveScale = 'linear' | 'log';
