import { FaultName } from './faults';

/** The kinds of the oracle's cluster, by their ids. */
export const KIND_IDS = ['job', 'admission', 'profile', 'namespace'] as const;

/** One of {@link KIND_IDS}. */
export type KindId = (typeof KIND_IDS)[number];

/** Somebody creates or changes an object. Who it is, is its name; a uid it gets when it is created. */
export interface PutStep {
  readonly do: 'put';
  readonly kind: KindId;
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The job that controls it, by name. */
  readonly controller?: string;
}

/** Somebody deletes an object. */
export interface RemoveStep {
  readonly do: 'remove';
  readonly kind: KindId;
  readonly name: string;
}

/** Something breaks, for a time. */
export interface FaultStep {
  readonly do: 'fault';
  readonly fault: FaultName;
  /** What breaks, where it is one kind. */
  readonly kind: KindId;
  /** How long, in milliseconds; a fault of a moment has none. */
  readonly lasts: number;
}

/** What happens, and how many milliseconds after the step before. */
export type Step = { readonly after: number } & (
  | PutStep
  | RemoveStep
  | FaultStep
);

/**
 * Everything that a run depends on. It is plain data, so that a run can be printed, played again
 * and made smaller: steps stand for themselves, and any of them can be left out.
 */
export interface Schedule {
  /** Of the mirror's own chances: jitter and spread. */
  readonly seed: number;
  /** Whether the headers of a watch come with its first byte, as through the kubernetes plugin. */
  readonly lateHeaders: boolean;
  /** The longest that a request, and its answer, is on the way, in milliseconds. */
  readonly latency: number;
  readonly steps: readonly Step[];
}
