import { Row } from '../report/Row';
import { Lab } from './Lab';

/** One step of a run. */
export type Phase = {
  title: string;
  /** Identifiers of what it measures, without suffix. */
  ids: string[];
  /** How long it takes, roughly. */
  seconds: number;
  /** Does it; a benchmark of a part needs no lab. */
  run(lab: () => Lab): Promise<void>;
  needsLab: boolean;
  /** Whether it is done only when it is asked for by an identifier. */
  onRequest?: boolean;
};

/** The steps of a run, and the rows that they have made when all are done. */
export type Plan = { phases: Phase[]; rows(): Row[] };
