/**
 * How much a finding weighs. `error`: the cluster refuses it, or it does something else than it
 * says. `warning`: it works, and will hurt.
 *
 * @public
 */
export type FindingSeverity = 'error' | 'warning';

/**
 * One thing that is wrong with a manifest and that no schema sees.
 *
 * @public
 */
export interface ManifestFinding {
  /** The id of the rule. */
  rule: string;
  severity: FindingSeverity;
  /** The object; what it does not say of itself is empty. */
  object: {
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
  };
  /** The path of the field: `spec.template.spec.containers[0].image`. */
  field: string;
  /** What stands there, where it may be shown and is short. */
  value?: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** What to write instead. */
  fix: string;
}
