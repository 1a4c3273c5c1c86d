import {
  AcceleratorSharing,
  TargetCluster,
  TargetAccelerator,
} from '@mlport/backstage-plugin-ml-common';
import { deviceName } from '../format/acceleratorName';
import { ChosenAccelerator } from './ChosenAccelerator';

/** In this order; a slice is not a GPU, and a share of one is neither. */
const SHARINGS = ['whole', 'mig', 'shared', 'claim'] as const;

/** Accelerators that are handed out the same way. */
export interface AcceleratorGroup {
  sharing: AcceleratorSharing;
  items: TargetAccelerator[];
}

/** What a cluster offers, by how it is handed out. */
export function acceleratorChoices(
  cluster: TargetCluster | undefined,
): AcceleratorGroup[] {
  return SHARINGS.map(sharing => ({
    sharing,
    items: (cluster?.accelerators ?? []).filter(
      each => each.sharing === sharing && each.largestNode > 0,
    ),
  })).filter(({ items }) => items.length > 0);
}

/** What tells one accelerator of a cluster from another. */
export function keyOf({
  resource = '',
  product = '',
}: {
  resource?: string;
  product?: string;
}): string {
  return JSON.stringify([resource, deviceName(product)]);
}

/** What of a cluster was chosen; without a product, the largest node counts. */
export function offeredOf(
  chosen: ChosenAccelerator,
  cluster: TargetCluster,
): TargetAccelerator | undefined {
  const ofResource = cluster.accelerators.filter(
    ({ resource }) => resource === chosen.resource,
  );
  return chosen.product
    ? ofResource.find(each => keyOf(each) === keyOf(chosen))
    : [...ofResource].sort((a, b) => b.largestNode - a.largestNode)[0];
}
