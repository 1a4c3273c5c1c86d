import {
  AcceleratorModel,
  AcceleratorSharing,
  FlavorReading,
  NodeReading,
  QuotaCell,
} from '@mlport/backstage-plugin-ml-common';

/** What a cluster has, as far as quotas mean it. */
export interface ClusterHardware {
  flavors: ReadonlyMap<string, FlavorReading>;
  nodes: readonly NodeReading[];
}

/**
 * What is behind the resource of a quota: the accelerators of the nodes that its flavor means, or of
 * all nodes where it has none. Without such a node, what the labels of the flavor name.
 *
 * @param byName - How the devices are handed out, by the resource name alone.
 */
export function modelsOf(
  { resource, flavor }: QuotaCell,
  byName: AcceleratorSharing | undefined,
  { flavors, nodes }: ClusterHardware,
): AcceleratorModel[] {
  const meant = flavor === undefined ? undefined : flavors.get(flavor);
  if (byName === 'claim' || (flavor !== undefined && !meant)) {
    return [];
  }
  const found = new Map<string, AcceleratorModel>();
  for (const node of nodes) {
    if (hasLabels(node, meant?.nodeLabels ?? {})) {
      for (const offered of node.accelerators) {
        if (offered.resource === resource && offered.capacity > 0) {
          const model = modelOf(node.product, offered.sharing);
          found.set(JSON.stringify(model), model);
        }
      }
    }
  }
  if (found.size === 0 && byName && meant?.product !== undefined) {
    return [modelOf(meant.product, byName)];
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** How the devices are handed out: as the nodes agree on, else by the name alone. */
export function sharingOf(
  models: readonly AcceleratorModel[],
  byName: AcceleratorSharing | undefined,
): AcceleratorSharing | undefined {
  const ways = new Set(models.map(({ sharing }) => sharing));
  return ways.size === 1 ? models[0].sharing : byName;
}

function modelOf(
  product: string | undefined,
  sharing: AcceleratorSharing,
): AcceleratorModel {
  return { ...(product !== undefined && { product }), sharing };
}

function hasLabels(
  { labels }: NodeReading,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(labels, name) && labels[name] === value,
  );
}
