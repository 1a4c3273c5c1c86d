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
