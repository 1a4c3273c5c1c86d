import { JsonRecord } from '../kubernetes';
import { Kind } from '../kinds';
import { ManifestFinding } from '../manifests';

/** One manifest, as rules see it. */
export interface LintTarget {
  /** The whole object. */
  json: JsonRecord;
  /** Its kind, where the platform knows it. */
  kind?: Kind;
  /** The pods that it makes. */
  pods: readonly PodSpecAt[];
}

/** A pod spec inside a manifest. */
export interface PodSpecAt {
  /** The path of the template, with a dot at its end; empty where the object is the pod. */
  path: string;
  template: JsonRecord;
  spec: JsonRecord;
}

/** What a rule has to say; the rest of a finding is the same for all. */
export type Violation = Pick<
  ManifestFinding,
  'severity' | 'field' | 'message' | 'fix'
> & {
  /** Shown shortened, or by its type; left out where it may be secret. */
  value?: unknown;
};

/** One thing to check. Rules do not throw, whatever stands in the manifest. */
export interface LintRule {
  id: string;
  check(target: LintTarget): Iterable<Violation>;
}
