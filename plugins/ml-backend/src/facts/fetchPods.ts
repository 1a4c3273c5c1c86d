import {
  MissingPart,
  parseObject,
  parsePodFacts,
  PodFacts,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { ClusterReader, Page } from './ClusterReader';
import { corePath } from './objectPath';
import { podSelectorOf } from './rowObject';

const MOST_PODS = 250;

/** What is fetched of the pods of one piece of work. */
export interface FetchedPods {
  pods: readonly PodFacts[];
  /** Of the pods, and of what controls them. */
  uids: ReadonlySet<string>;
  missing?: MissingPart;
}

/**
 * The pods of a row, in one request.
 *
 * @param object - The object of the row, as JSON.
 */
export async function fetchPods(
  reader: ClusterReader,
  row: MirrorRow,
  object: unknown,
): Promise<FetchedPods> {
  const labelSelector = podSelectorOf(row, object);
  if (!labelSelector) {
    return noPods();
  }
  const page = await reader.page(row.cluster, {
    path: corePath(row.meta.namespace, 'pods'),
    query: { labelSelector, limit: String(MOST_PODS) },
  });
  return page.ok ? readPods(page.value) : noPods(page.error.message);
}

/** That there are no pods, or why they are not known. */
export function noPods(message?: string): FetchedPods {
  return {
    pods: [],
    uids: new Set(),
    ...(message !== undefined && { missing: { part: 'pods', message } }),
  };
}

function readPods({ items, isCut }: Page): FetchedPods {
  const pods: PodFacts[] = [];
  const uids = new Set<string>();
  for (const item of items) {
    const pod = parsePodFacts(item);
    const parsed = parseObject(item, { apiVersion: 'v1', kind: 'Pod' });
    if (pod && parsed.ok) {
      pods.push(pod);
      uids.add(pod.uid);
      if (parsed.value.meta.controllerUid !== undefined) {
        uids.add(parsed.value.meta.controllerUid);
      }
    }
  }
  const message = `only the first ${MOST_PODS} pods are here`;
  return { pods, uids, ...(isCut && { missing: { part: 'pods', message } }) };
}
