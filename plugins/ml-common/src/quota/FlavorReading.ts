/**
 * A taint that a node carries, or the nodes of a flavor.
 *
 * @public
 */
export interface FlavorTaint {
  key: string;
  value?: string;
  /** `NoSchedule`, `NoExecute` or `PreferNoSchedule`. */
  effect?: string;
}

/**
 * A toleration of taints. Source: `core/v1` Toleration.
 *
 * @public
 */
export interface Toleration {
  /** Absent: of all keys, with the operator `Exists`. */
  key?: string;
  /** `Exists`, or `Equal` when absent. */
  operator?: string;
  value?: string;
  /** Absent: of all effects. */
  effect?: string;
}

/**
 * What a Kueue ResourceFlavor says: which nodes a quota means.
 *
 * Source: kueue 0.19.2 `apis/kueue/v1beta2/resourceflavor_types.go`.
 *
 * @public
 */
export interface FlavorReading {
  type: 'flavor';
  /** The labels that its nodes have; work in this flavor may only run on those. */
  nodeLabels: Readonly<Record<string, string>>;
  /** The accelerator that these labels name, if they do. */
  product?: string;
  /** The taints of its nodes; work must tolerate them, as far as the flavor does not. */
  taints: FlavorTaint[];
  /** What the flavor adds to the tolerations of work that gets it; absent: nothing. */
  tolerations?: Toleration[];
  /** The Topology that its nodes are in. */
  topology?: string;
  /** Only when the object could not be read: `Unreadable`. */
  reason?: string;
  /** Only when the object could not be read: the field that was in the way. */
  message?: string;
}
