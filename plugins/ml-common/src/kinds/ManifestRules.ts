import { KubernetesObject } from '../kubernetes';

/**
 * A pod template inside a manifest.
 *
 * @public
 */
export interface PodTemplateAt {
  /** Its path: `spec.template`. */
  path: string;
  /** The template: an object with a `spec`. */
  template: unknown;
}

/**
 * The pods of one role of a manifest.
 *
 * @public
 */
export interface RolePods {
  /** `Worker`, `node`, `predictor`. */
  role: string;
  /** How many are wanted at once; absent where the manifest leaves it to another object. */
  count?: number;
  /** An object with a pod spec as `spec`; absent where what they ask for is left to another object. */
  template?: unknown;
  /** Set where a queue lets each pod in by itself, instead of all together. */
  apart?: true;
}

/**
 * What a kind asks of its manifests that no schema says. The lint rules iterate over kinds and
 * read it here.
 *
 * @public
 */
export interface ManifestRules {
  /** What its names must look like, where that is narrower than a DNS subdomain. */
  name: {
    pattern: RegExp;
    maxLength: number;
    /** In words: `a DNS label that begins with a letter`. */
    expected: string;
  };
  /** Where its pod templates are. Does not throw. */
  podTemplates(object: KubernetesObject): readonly PodTemplateAt[];
  /** The pods that it asks for, in the order in which a queue counts them. Does not throw. */
  podSets(object: KubernetesObject): readonly RolePods[];
  /** The name that its operator demands of one container in each template. */
  containerName?: string;
  /** Environment variables that its operator sets; a trailing `*` stands for any rest. */
  reservedEnv: readonly string[];
  /**
   * Paths that do not belong into Git: they are flipped by controllers, or delete the object so
   * that GitOps makes and runs it again.
   */
  notInGit: readonly string[];
}
