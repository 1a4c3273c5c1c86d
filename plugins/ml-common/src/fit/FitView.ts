import { FitSnapshot } from './FitSnapshot';
import { QuotaTree } from './QuotaTree';

/** A snapshot as the checks look at it. */
export interface FitView {
  snapshot: FitSnapshot;
  tree: QuotaTree;
  /** What the checks could not see; they add to it. */
  unseen: Set<string>;
}
