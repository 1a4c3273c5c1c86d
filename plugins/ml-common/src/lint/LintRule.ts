import { JsonRecord } from '../kubernetes';
import { ManifestFinding } from '../manifests';
import { OperatorRules } from './operatorRules';

/** One manifest, as rules see it. */
export interface LintTarget {
  /** The whole object. */
  json: JsonRecord;
  /** The API group; empty for the core group, and where there is none. */
  group: string;
  /** The version without its group. */
  version: string;
  kind: string;
  name: string;
  namespace?: string;
  /** What its operator asks of it. */
  rules: OperatorRules;
  /** The pods that it makes. */
  pods: readonly PodSpecAt[];
}

/** A pod spec inside a manifest. */
export interface PodSpecAt {
  /** The path of the template, with a dot at its end; empty where the object is the pod. */
  path: string;
  /** The path of the pod's fields, with a dot at its end. */
  specPath: string;
  /** What holds the spec; the spec itself where the kind has no template around it. */
  template: JsonRecord;
  isTemplate: boolean;
  spec: JsonRecord;
  /** The init containers first. */
  containers: readonly ContainerAt[];
}

/** A container of a pod, and where it stands. */
export interface ContainerAt {
  path: string;
  container: JsonRecord;
  /** Where its resources are. */
  resourcesPath: string;
  isInit: boolean;
  /** Whether a runtime fills it up, so that what it lacks says nothing. */
  isPartial: boolean;
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
  /**
   * @param target - the manifest that the findings are of
   * @param all - all manifests that are checked together, that one among them
   */
  check(target: LintTarget, all: readonly LintTarget[]): Iterable<Violation>;
}
