import { Accelerator, AcceleratorSharing } from '../workload';
import { acceleratorSharing } from './acceleratorSharing';
import { JsonRecord, asCount, asList, asRecord, asText } from './json';
import { shareList } from './shareList';
import { shareText } from './shareText';

/**
 * A pod template, and how many pods are made from it.
 *
 * @public
 */
export interface PodSet {
  /** The template: an object with a `spec`. */
  template: unknown;
  count: number;
}

/** More kinds of device than anybody asks for in one piece of work; bounds a row. */
const MOST = 16;

interface Sum {
  count: number;
  sharing: AcceleratorSharing;
}

/**
 * What the pods of some templates ask for in accelerators, one entry per resource name, in the
 * order of the templates. What cannot be read counts for nothing.
 *
 * The effective request of a pod is the larger of its containers together and its greediest init
 * container; init containers that keep running (`restartPolicy: Always`) add to both. A resource
 * claim made from a template is one per pod; a named claim is one, shared by all pods.
 *
 * Sources: Kubernetes documentation, "Resource sharing within containers" and "Sidecar containers";
 * `resource.k8s.io/v1`.
 *
 * @public
 */
export function sumAccelerators(podSets: readonly PodSet[]): Accelerator[] {
  const sums = new Map<string, Sum>();
  for (const { template, count } of podSets) {
    const pod = asRecord(asRecord(template)?.spec);
    if (pod) {
      addDevices(sums, pod, count);
      addClaims(sums, pod, count);
    }
  }
  const result: Accelerator[] = [];
  for (const [resource, sum] of sums) {
    if (sum.count > 0 && result.length < MOST) {
      const count = Math.min(sum.count, Number.MAX_SAFE_INTEGER);
      const { sharing } = sum;
      result.push({ resource: shareText(resource), count, sharing });
    }
  }
  return shareList(result);
}

function addDevices(sums: Map<string, Sum>, pod: JsonRecord, pods: number) {
  const running = new Map<string, number>();
  for (const container of asList(pod.containers) ?? []) {
    addTo(running, devicesOf(container));
  }
  const sidecars = new Map<string, number>();
  const starting = new Map<string, number>();
  for (const container of asList(pod.initContainers) ?? []) {
    const devices = devicesOf(container);
    const isSidecar = asRecord(container)?.restartPolicy === 'Always';
    if (isSidecar) {
      addTo(sidecars, devices);
    }
    for (const resource of new Set([...devices.keys(), ...sidecars.keys()])) {
      const own = isSidecar ? 0 : devices.get(resource) ?? 0;
      const needed = own + (sidecars.get(resource) ?? 0);
      starting.set(resource, Math.max(starting.get(resource) ?? 0, needed));
    }
  }
  addTo(running, sidecars);
  for (const resource of new Set([...running.keys(), ...starting.keys()])) {
    const perPod = Math.max(
      running.get(resource) ?? 0,
      starting.get(resource) ?? 0,
    );
    const sharing = acceleratorSharing(resource);
    if (sharing) {
      addSum(sums, resource, perPod * pods, sharing);
    }
  }
}

function addClaims(sums: Map<string, Sum>, pod: JsonRecord, pods: number) {
  for (const entry of asList(pod.resourceClaims) ?? []) {
    const claim = asRecord(entry);
    const perPod = asText(claim?.resourceClaimTemplateName);
    const named = asText(claim?.resourceClaimName);
    if (perPod) {
      addSum(sums, perPod, pods, 'claim');
    } else if (named && pods > 0 && !sums.has(named)) {
      addSum(sums, named, 1, 'claim');
    }
  }
}

/** The devices of one container. Extended resources cannot be overcommitted: limits and requests are equal, and either may be left out of a template. */
function devicesOf(container: unknown): Map<string, number> {
  const devices = new Map<string, number>();
  const resources = asRecord(asRecord(container)?.resources);
  for (const list of [resources?.requests, resources?.limits]) {
    for (const [resource, quantity] of Object.entries(asRecord(list) ?? {})) {
      const count = acceleratorSharing(resource) && asCount(quantity);
      if (count) {
        devices.set(resource, count);
      }
    }
  }
  return devices;
}

function addTo(target: Map<string, number>, source: Map<string, number>) {
  for (const [resource, count] of source) {
    target.set(resource, (target.get(resource) ?? 0) + count);
  }
}

function addSum(
  sums: Map<string, Sum>,
  resource: string,
  count: number,
  sharing: AcceleratorSharing,
) {
  const sum = sums.get(resource);
  if (sum) {
    sum.count += count;
  } else {
    sums.set(resource, { count, sharing });
  }
}
