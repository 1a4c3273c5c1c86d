import { KubernetesObject, ObjectName } from '../kubernetes';
import { KindGenerator } from './KindGenerator';
import { ManifestRules } from './ManifestRules';
import { Reading } from './Reading';

/**
 * What work a kind does; screens group by it.
 *
 * @public
 */
export type KindCategory = 'training' | 'serving' | 'queueing' | 'platform';

/**
 * How a kind finds the other objects that it needs for its full reading. Relations stay within
 * one cluster.
 *
 * - `owner`: objects whose controller owner reference is this object.
 * - `name`: one object by its name, taken from this object when it is read.
 * - `label`: objects of this object's namespace that carry a label with a value taken from it.
 *
 * @public
 */
export type RelatedKind =
  | { by: 'owner'; kind: string }
  | {
      by: 'name';
      kind: string;
      name(object: KubernetesObject): ObjectName | undefined;
    }
  | {
      by: 'label';
      kind: string;
      label: string;
      value(object: KubernetesObject): string | undefined;
    };

/**
 * The related readings that exist now, by the id of their kind. A kind that the cluster does not
 * serve, or that was not read yet, has an empty list: `combine` must then give the same as without.
 *
 * @public
 */
export interface RelatedReadings {
  /** The readings of one related kind, in no particular order. */
  of<T extends Reading = Reading>(kindId: string): readonly T[];
}

/**
 * One kind of Kubernetes object that the platform knows. Pure data and pure functions: no I/O, no
 * Node, no React.
 *
 * @public
 */
export interface Kind<TReading extends Reading = Reading> {
  /** The id in this house, in kebab case; also the name of its folder. */
  id: string;
  /** The name that people use, for example `PyTorchJob`. */
  title: string;
  /** The API group; empty for the core group. */
  group: string;
  /** The Kubernetes kind. */
  kind: string;
  /** The plural as it stands in API paths. */
  plural: string;
  /** The versions that `read` understands, the preferred first. */
  versions: readonly string[];
  /** Whether its objects live in namespaces. */
  namespaced: boolean;
  /** What work it does. */
  category: KindCategory;
  /** What `read` gives; `workload` kinds become rows. */
  reads: TReading['type'];
  /** Which objects of this kind are ML work; objects that are not are dropped unread. */
  relevant(object: KubernetesObject): boolean;
  /** The other kinds that the full reading needs. */
  related: readonly RelatedKind[];
  /** A label selector for the pods of this object, in the form of the Kubernetes API's parameter. */
  podSelector(object: KubernetesObject): string | undefined;
  /** Object to reading. Does not throw: what cannot be read is a reading that says so. */
  read(object: KubernetesObject): TReading;
  /** The object's own reading and what is related to it: the full reading. Pure; does not throw. */
  combine(own: TReading, related: RelatedReadings): TReading;
  /** What holds for its manifests beyond their schema; for kinds that people write. */
  manifest?: ManifestRules;
  /** How its manifests are made from parameters; only kinds that the platform generates. */
  generator?: KindGenerator;
}
