/**
 * Whether manifests would run: `fits` now; `waits`, for it will fit once others finish; `never`, as
 * quotas and nodes are today; `unknown`, where what decides is not known.
 *
 * @public
 */
export type FitVerdict = 'fits' | 'waits' | 'never' | 'unknown';

/**
 * One thing that decides whether a manifest fits.
 *
 * @public
 */
export interface FitReason {
  /** What was looked at: `queue`, `flavor`, `quota`, `namespace-quota`, `node`, `resource`. */
  check: string;
  verdict: FitVerdict;
  /** A sentence without a period: `team-vision has 2 of 8 nvidia.com/gpu free, it asks for 4`. */
  message: string;
  /** The way out, where one is known. */
  fix?: string;
}

/**
 * Whether one piece of work fits, and why.
 *
 * @public
 */
export interface WorkFit {
  object: {
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
  };
  verdict: FitVerdict;
  /** What decides, in a sentence without a period. */
  headline: string;
  /** All that was looked at, what decides first. */
  reasons: FitReason[];
}

/**
 * The answer to "will it fit". Manifests that ask for nothing are not in it.
 *
 * @public
 */
export interface FitAnswer {
  /** The worst of the items: never, unknown, waits, fits; `fits` when nothing asks for anything. */
  verdict: FitVerdict;
  items: WorkFit[];
  /** When the figures were last confirmed, ISO 8601; the oldest that were used. */
  asOf?: string;
  /** What could not be seen, in sentences: `Nodes of prod-eu may not be read`. */
  unseen: string[];
}
