import {
  AcceleratorSharing,
  NodeAccelerator,
  NodeReading,
  PhysicalAccelerators,
  QuotaAmount,
} from '@mlport/backstage-plugin-ml-common';

/** The physical accelerators of some nodes, by product, those without a name last. */
export function physicalOf(
  nodes: readonly NodeReading[],
): PhysicalAccelerators[] {
  const byProduct = new Map<string | undefined, NodeReading[]>();
  for (const node of nodes) {
    byProduct.set(node.product, [...(byProduct.get(node.product) ?? []), node]);
  }
  return [...byProduct]
    .sort(([a = '\uffff'], [b = '\uffff']) => (a < b ? -1 : 1))
    .map(([product, same]) => ({
      ...(product !== undefined && { product }),
      ...sumOf(same),
    }));
}

/** The devices of one node, or of several. Absent: they do not say. */
interface Devices {
  whole: number;
  cut?: number;
  shared?: number;
  unavailable: number;
  unoffered: number;
}

function sumOf(
  nodes: readonly NodeReading[],
): Omit<PhysicalAccelerators, 'product'> {
  const sum = nodes.map(devicesOf).reduce((a, b) => ({
    whole: a.whole + b.whole,
    cut: plus(a.cut, b.cut),
    shared: plus(a.shared, b.shared),
    unavailable: a.unavailable + b.unavailable,
    unoffered: a.unoffered + b.unoffered,
  }));
  const { cut, shared, ...rest } = sum;
  return {
    nodes: nodes.length,
    ...rest,
    ...(cut !== undefined && { cut }),
    slices: piecesOf(nodes, 'mig'),
    ...(shared !== undefined && { shared }),
    shares: piecesOf(nodes, 'shared'),
  };
}

/**
 * How the devices of a node are handed out. Whole ones are counted by their resource name; of the
 * others, slices do not tell how many devices they are of, so that is what remains of what the label
 * counts. Shares tell it by their replicas.
 */
function devicesOf(node: NodeReading): Devices {
  const { physical, ready, cordoned, accelerators } = node;
  const takesPods = ready === true && !cordoned;
  const offered = accelerators.filter(({ capacity }) => capacity > 0);
  const whole = offered.filter(({ sharing }) => sharing === 'whole');
  const count = total(whole.map(({ capacity }) => capacity));
  const hasSlices = offered.some(isOfSlices);
  const shares = offered.filter(
    device => device.sharing === 'shared' && !isOfSlices(device),
  );
  const rest =
    physical === undefined ? undefined : Math.max(0, physical - count);
  const shared = sharedOf(shares, hasSlices ? undefined : rest);
  const cut = !hasSlices ? 0 : leftOf(rest, shared);
  return {
    whole: count,
    cut,
    shared,
    unavailable: takesPods
      ? total(whole.map(({ capacity, allocatable }) => capacity - allocatable))
      : count,
    unoffered: hasSlices || shares.length > 0 ? 0 : rest ?? 0,
  };
}

/** Slices can be shared, too. */
function isOfSlices({ resource, sharing }: NodeAccelerator): boolean {
  return sharing === 'mig' || resource.startsWith('nvidia.com/mig-');
}

/** How many devices shares are of: by their replicas, or else all that remain. */
function sharedOf(
  shares: readonly NodeAccelerator[],
  rest: number | undefined,
): number | undefined {
  if (shares.length === 0) {
    return 0;
  }
  const devices = shares.map(({ capacity, replicas }) =>
    replicas ? Math.ceil(capacity / replicas) : undefined,
  );
  return devices.reduce(plus, 0) ?? rest;
}

/** None left although there are slices means that the label counts something else. */
function leftOf(
  rest: number | undefined,
  taken: number | undefined,
): number | undefined {
  return rest === undefined || taken === undefined || rest <= taken
    ? undefined
    : rest - taken;
}

function piecesOf(
  nodes: readonly NodeReading[],
  wanted: AcceleratorSharing,
): QuotaAmount[] {
  const found = new Map<string, number>();
  for (const { accelerators } of nodes) {
    for (const { resource, sharing, capacity } of accelerators) {
      if (sharing === wanted && capacity > 0) {
        found.set(resource, (found.get(resource) ?? 0) + capacity);
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, amount]) => ({ resource, amount }));
}

function plus(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? undefined : a + b;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
