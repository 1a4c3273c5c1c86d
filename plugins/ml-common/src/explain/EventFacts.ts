/**
 * What is kept of an event.
 *
 * @public
 */
export interface EventFacts {
  /** `Warning` or `Normal`. */
  type?: string;
  /** The machine-readable reason: `FailedScheduling`, `BackOff`, … */
  reason: string;
  /** At most 1,000 characters; what looks like a secret is masked. */
  message: string;
  /** What it is about. */
  about: { kind?: string; namespace?: string; name?: string; uid?: string };
  /** The container that it is about, where it is about one. */
  container?: string;
  /** How often it was seen. */
  count: number;
  /** When it was last seen, in milliseconds since the epoch. */
  at?: number;
}
