import { ManifestFinding } from '../manifests';

/**
 * What a cluster would say of manifests, as far as its schemas tell.
 *
 * @public
 */
export interface SchemaCheck {
  /** The rule of each is `schema`; the severity is `error` for all that the cluster refuses. */
  findings: ManifestFinding[];
  /**
   * What was not checked, in sentences: rules in CEL, a kind that the cluster does not serve in a
   * readable form, a cluster that does not answer.
   */
  unseen: string[];
  /** When the schemas were read, ISO 8601; absent when none were. */
  asOf?: string;
}
