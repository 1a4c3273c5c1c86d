/** What a template asks of a target. */
export interface TargetOptions {
  /** Work goes through a queue, so one must be chosen. */
  requireQueue?: boolean;
  /** The cluster must serve these kinds, for example `TrainJob`. */
  kinds?: readonly string[];
}
