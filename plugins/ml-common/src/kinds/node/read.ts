import {
  JsonRecord,
  KubernetesObject,
  acceleratorSharing,
  asCount,
  cutText,
  findCondition,
  needListOrNothing,
  needRecordOrNothing,
  ownField,
  shareList,
  shareText,
} from '../../kubernetes';
import { NodeAccelerator, NodeReading } from '../../quota';
import { AcceleratorSharing } from '../../workload';
import { productLabelOf, productOf } from './productOf';

/** More kinds of device than any node has; bounds a reading. */
const MOST = 32;

const PLAIN = 'nvidia.com/gpu';

/** Reads the accelerators of a node, and whether pods can get them. */
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
  };
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
