import { FlavorReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';

/** The Kueue ResourceFlavor: the nodes behind a name that quotas use. */
export const resourceFlavor = defineKind<FlavorReading>({
  id: 'resource-flavor',
  title: 'ResourceFlavor',
  group: 'kueue.x-k8s.io',
  kind: 'ResourceFlavor',
  plural: 'resourceflavors',
  versions: ['v1beta2', 'v1beta1'],
  namespaced: false,
  category: 'queueing',
  reads: 'flavor',
  read,
});
