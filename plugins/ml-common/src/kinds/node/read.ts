import {
  JsonRecord,
  KubernetesObject,
  acceleratorSharing,
  asCount,
  asRecord,
  asSharedText,
  cutText,
  findCondition,
  needListOrNothing,
  needRecordOrNothing,
  ownField,
  parseQuantity,
  shareList,
  shareText,
} from '../../kubernetes';
import { FlavorTaint, NodeAccelerator, NodeReading } from '../../quota';
import { AcceleratorSharing } from '../../workload';
import { productLabelOf, productOf } from './productOf';

/** More kinds of device, or of anything else, than any node has; bounds a reading. */
const MOST = 32;

const PLAIN = 'nvidia.com/gpu';

/** Reads the accelerators of a node, and which pods can get them. */
export function read(object: KubernetesObject): NodeReading {
  const spec = needRecordOrNothing(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const ready = findCondition(conditions, 'Ready');
  const { labels, deletedAt } = object.meta;
  return {
    type: 'node',
    ready: ready?.isTrue,
    reason: ready?.reason,
    message: ready?.message,
    since: ready?.since,
    cordoned: spec.unschedulable === true || deletedAt !== undefined,
    product: productOf(labels),
    physical: physicalOf(labels),
    accelerators: acceleratorsOf(status, labels),
    allocatable: allocatableOf(status),
    labels: { ...labels },
    taints: taintsOf(spec),
  };
}

/** What accelerators are not: processors, memory, network devices. */
function allocatableOf(status: JsonRecord): Record<string, number> {
  const all = asRecord(status.allocatable) ?? asRecord(status.capacity) ?? {};
  const found: Record<string, number> = {};
  for (const resource of Object.keys(all).slice(0, MOST)) {
    const amount = parseQuantity(all[resource]);
    if (amount !== undefined && acceleratorSharing(resource) === undefined) {
      found[shareText(cutText(resource))] = amount;
    }
  }
  return found;
}

function taintsOf(spec: JsonRecord): FlavorTaint[] {
  const taints = needListOrNothing(spec.taints, 'spec.taints');
  return shareList(
    taints.slice(0, MOST).flatMap(entry => {
      const fields = asRecord(entry);
      const key = asSharedText(fields?.key);
      const effect = asSharedText(fields?.effect);
      const value = asSharedText(fields?.value);
      return key && effect !== 'PreferNoSchedule'
        ? [{ key, value, effect }]
        : [];
    }),
  );
}

function acceleratorsOf(
  status: JsonRecord,
  labels: JsonRecord,
): NodeAccelerator[] {
  const capacity = needRecordOrNothing(status.capacity, 'status.capacity');
  const allocatable = needRecordOrNothing(
    status.allocatable,
    'status.allocatable',
  );
  const result: NodeAccelerator[] = [];
  for (const resource of Object.keys({ ...capacity, ...allocatable })) {
    const sharing = sharingOf(resource, labels);
    if (sharing && result.length < MOST) {
      const free = asCount(ownField(allocatable, resource));
      const all = asCount(ownField(capacity, resource));
      result.push({
        resource: shareText(cutText(resource)),
        sharing,
        allocatable: free ?? all ?? 0,
        capacity: all ?? free ?? 0,
        replicas:
          sharing === 'shared' ? replicasOf(resource, labels) : undefined,
      });
    }
  }
  return shareList(result);
}

/**
 * The plain name stands for slices where the product label says so (strategy `single`), and for
 * shares where its label ends in `-SHARED` or counts replicas (`renameByDefault: false`).
 */
function sharingOf(
  resource: string,
  labels: JsonRecord,
): AcceleratorSharing | undefined {
  const sharing = acceleratorSharing(resource);
  if (sharing !== 'whole' || resource !== PLAIN) {
    return sharing;
  }
  const product = productLabelOf(labels) ?? '';
  if (product.endsWith('-SHARED')) {
    return 'shared';
  }
  return product.includes('-MIG-') ? 'mig' : 'whole';
}

/** The label `nvidia.com/<device>.replicas`; the renamed resource shares that of its device. */
function replicasOf(resource: string, labels: JsonRecord): number | undefined {
  const device = resource.replace(/\.shared$/, '');
  return asCount(ownField(labels, `${device}.replicas`));
}

/** With the strategy `single`, the same label counts slices, and nothing counts devices. */
function physicalOf(labels: JsonRecord): number | undefined {
  return productLabelOf(labels)?.includes('-MIG-')
    ? undefined
    : asCount(ownField(labels, 'nvidia.com/gpu.count'));
}
