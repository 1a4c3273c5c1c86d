import { Accelerator, AcceleratorSharing } from '../workload';
import { acceleratorSharing } from './acceleratorSharing';
import { JsonRecord, asList, asRecord, asText } from './json';
import { podRequests } from './podRequests';
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
 * Devices are counted per pod as {@link podRequests} counts. A resource claim made from a template
 * is one per pod; a named claim is one, shared by all pods.
 *
 * Source: `resource.k8s.io/v1`.
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

/** Devices come whole; extended resources cannot be overcommitted. */
function addDevices(sums: Map<string, Sum>, pod: JsonRecord, pods: number) {
  for (const [resource, perPod] of podRequests(pod)) {
    const sharing = acceleratorSharing(resource);
    if (sharing && Number.isInteger(perPod)) {
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
