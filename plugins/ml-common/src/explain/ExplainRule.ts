import { Cause, Explanation } from './Explanation';
import { WorkloadFacts } from './WorkloadFacts';

/** What a rule says; the cause is its own. */
export type Finding = Omit<Explanation, 'cause'>;

/** One cause: whether the facts show it, and the sentence. */
export interface ExplainRule {
  cause: Cause;
  /** Pure; `undefined` when the facts do not show this cause. */
  explain(facts: WorkloadFacts): Finding | undefined;
}
