import { ManifestRules } from '../../kinds';

/** Where pods are in manifests of a kind, and what its operator asks of them. */
export interface ManifestShape {
  /** The API group; empty for the core group. */
  group: string;
  kinds: readonly string[];
  /** What names must look like, where that is narrower than a DNS subdomain. */
  name?: ManifestRules['name'];
  /** Where its pods are. */
  pods: readonly PodShape[];
  /** The name that one container of each pod must have; `metadata.name`, where it is the object's. */
  containerName?: string;
  /** Environment variables that its operator sets; a trailing `*` stands for any rest. */
  reservedEnv?: readonly string[];
  /** Paths that do not belong into Git. */
  notInGit?: readonly string[];
}

/** A pod in a manifest. */
export interface PodShape {
  /** The path; `*` is every field of an object, `[]` every entry of a list. */
  path: string;
  /** `template`: an object with `metadata` and `spec`; `spec`: the fields of the pod themselves. */
  is: 'template' | 'spec';
  /** Fields that hold one container each, beside the lists. */
  single?: readonly string[];
  /** The field of a single container with its resources; `resources` where none is given. */
  resources?: string;
  /** Whether the containers are filled up from elsewhere, so that what they lack says nothing. */
  isPartial?: boolean;
}
