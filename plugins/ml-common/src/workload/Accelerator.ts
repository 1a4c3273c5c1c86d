/**
 * How an accelerator is handed to a container. The four are counted apart and never added up:
 * a slice is not a GPU, and a share of a GPU is neither.
 *
 * @public
 */
export type AcceleratorSharing = 'whole' | 'mig' | 'shared' | 'claim';

/**
 * What work asks for of one extended resource, over all its pods.
 *
 * @public
 */
export interface Accelerator {
  /** The resource name that the manifest uses, for example `nvidia.com/mig-1g.10gb`. */
  resource: string;
  /** How many, over all pods of all roles. A positive integer. */
  count: number;
  /** How the device is handed out, as far as the resource name tells. */
  sharing: AcceleratorSharing;
}
