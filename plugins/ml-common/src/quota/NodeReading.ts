import { AcceleratorSharing } from '../workload';
import { FlavorTaint } from './FlavorReading';

/**
 * The devices of one resource name on a node.
 *
 * @public
 */
export interface NodeAccelerator {
  /** The resource name that pods ask for, for example `nvidia.com/mig-1g.10gb`. */
  resource: string;
  /**
   * What one piece is, by the resource name and the node's labels: the plain name of a device may
   * stand for slices or shares of it.
   */
  sharing: AcceleratorSharing;
  /** How many pods can be given, taken or not. */
  allocatable: number;
  /** How many there are; more than allocatable when some are broken or set aside. */
  capacity: number;
  /** How many shares one device is cut into; only for shares, where a label says so. */
  replicas?: number;
}

/**
 * What a node has in accelerators, and what decides which pods it takes. Nothing else of it is kept.
 *
 * Sources: NVIDIA k8s-device-plugin 0.20.0 `docs/gpu-feature-discovery/README.md`; ROCm
 * k8s-device-plugin; `core/v1` Node.
 *
 * @public
 */
export interface NodeReading {
  type: 'node';
  /** Whether the kubelet says that pods may run; absent before it first spoke. */
  ready?: boolean;
  /** The reason of the condition `Ready`, for example `NodeStatusUnknown`. */
  reason?: string;
  /** Its message, at most 300 characters. */
  message?: string;
  /** Since when, in milliseconds since the epoch. */
  since?: number;
  /** Whether somebody closed it to new pods (`spec.unschedulable`), or it is being deleted. */
  cordoned: boolean;
  /** The product as the labels name it, without what marks slices and shares: `A100-SXM4-80GB`. */
  product?: string;
  /** How many physical devices there are, where a label says so. */
  physical?: number;
  /** Its devices, one entry per resource name. */
  accelerators: NodeAccelerator[];
  /** What pods can be given of all else, taken or not: cores, bytes, pieces, by resource. */
  allocatable: Readonly<Record<string, number>>;
  /** All its labels. */
  labels: Readonly<Record<string, string>>;
  /** What keeps pods away that do not tolerate it; taints that only advise are left out. */
  taints: FlavorTaint[];
}
