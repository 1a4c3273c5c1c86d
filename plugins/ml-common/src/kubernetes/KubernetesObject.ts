/**
 * A namespace and a name; no namespace for objects of the cluster.
 *
 * @public
 */
export interface ObjectName {
  namespace?: string;
  name: string;
}

/**
 * The metadata of an object, parsed once. What was absent or of the wrong type is absent here.
 *
 * @public
 */
export interface ObjectMeta extends ObjectName {
  uid: string;
  /** Opaque: only equality means something. */
  resourceVersion: string;
  /** Milliseconds since the epoch. */
  createdAt?: number;
  /** Milliseconds since the epoch; set while the object is being deleted. */
  deletedAt?: number;
  generation?: number;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** The uid of the owner that controls it (`ownerReferences[controller=true]`). */
  controllerUid?: string;
}

/**
 * A Kubernetes object whose identity is parsed and whose body is still unknown JSON. Kinds read
 * the body with the getters of this folder.
 *
 * @public
 */
export interface KubernetesObject {
  /** `group/version`, or `version` for the core group. */
  apiVersion: string;
  kind: string;
  meta: ObjectMeta;
  /** The object's `spec`, as it came. */
  spec: unknown;
  /** The object's `status`, as it came. */
  status: unknown;
}
