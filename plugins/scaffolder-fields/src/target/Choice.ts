/** Something that can be chosen in a picker. */
export interface Choice {
  value: string;
  label: string;
  /** A line about it. */
  detail?: string;
  /** Why it cannot be chosen, in a sentence without a period. */
  problem?: string;
}
