import { ApiObject, JsonObject } from './ApiObject';
import type { Store } from './Store';

/** One version in which a resource is served. */
export type ServedVersion = {
  /** For example `v1beta2`. */
  name: string;
  /** The text of the warning header that every answer in this version carries. */
  deprecation?: string;
  /** Turns the stored object into this version; absent for the stored one. */
  fromStored?: (object: ApiObject) => ApiObject;
  /** Turns an object of this version into the stored one. */
  toStored?: (object: ApiObject) => ApiObject;
};

/** What hangs on an object besides it. */
export type Subresource = {
  verbs: string[];
  /** Its kind and group, where they differ from the resource's. */
  kind?: string;
  group?: string;
  /**
   * Works out the answer.
   *
   * @throws StatusError
   */
  compute?: (store: Store, asked: Asked) => JsonObject;
};

/** What a subresource that is worked out is asked for. */
export type Asked = {
  namespace?: string;
  name: string;
  /** For example `v1beta2`. */
  version: string;
  query: URLSearchParams;
};

/** A resource that the pocket server serves, said as data. */
export type ResourceType = {
  /** The API group; empty for core. */
  group: string;
  /** The versions in order of preference; the first is the one that is stored. */
  versions: ServedVersion[];
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  /**
   * Compiled into a real API server, as opposed to defined by a CRD. Such types differ in what a
   * client sees: list items carry no `kind` and `apiVersion`, and a wrong method is answered 405
   * where a custom resource says 404.
   */
  builtIn: boolean;
  shortNames?: string[];
  categories?: string[];
  /** Subresources by name. */
  subresources?: { [name: string]: Subresource };
  /** Nothing is stored: only the subresources are there, and they are worked out when asked for. */
  virtual?: boolean;
  /** What a field selector can name besides `metadata.name` and `metadata.namespace`. */
  selectableFields?: string[];
  /** What a real server fills in at creation, for example the phase of a namespace. */
  defaults?: (object: ApiObject) => ApiObject;
  /** The seconds that a deletion takes when nobody says otherwise; only pods have them. */
  deletionGracePeriodSeconds?: number;
};

/** The name by which errors, rules and faults call a resource: `pods`, `jobs.batch`. */
export function resourceId(type: { group: string; plural: string }): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

/** The group and version as `apiVersion` spells them. */
export function groupVersion(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}
