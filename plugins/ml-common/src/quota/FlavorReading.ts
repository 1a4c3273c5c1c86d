/**
 * A taint that nodes of a flavor carry.
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
  /** What work must tolerate to use it, beyond what the flavor itself adds. */
  taints: FlavorTaint[];
  /** The Topology that its nodes are in. */
  topology?: string;
  /** Only when the object could not be read: `Unreadable`. */
  reason?: string;
  /** Only when the object could not be read: the field that was in the way. */
  message?: string;
}
