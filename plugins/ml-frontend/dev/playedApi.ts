import { ResponseError } from '@backstage/errors';
import {
  MlApi,
  SourceStatus,
  WORKLOAD_STATES,
  WorkloadAddress,
  WorkloadItem,
  WorkloadStreamEvent,
} from '@mlport/backstage-plugin-ml-common';
import { madeUpRow, madeUpSources } from './madeUp';
import { madeUpDetails, madeUpLog, madeUpYaml } from './madeUpDetails';

/**
 * An API over work that is made up. Some row changes every second and a half.
 *
 * @param options.face - `busy`, `empty`, `nocluster`, `forbidden`, `broken`, `slow`, or `still`, where
 *   nothing changes.
 */
export function createPlayedApi(options: {
  rows: number;
  face: string;
}): MlApi {
  const { face } = options;
  const count = face === 'empty' || face === 'nocluster' ? 0 : options.rows;
  const items = Array.from({ length: count }, (_, index) => madeUpRow(index));
  let sequence = count;

  const sources = (): SourceStatus[] =>
    face === 'nocluster' ? [] : madeUpSources();

  const find = async (address: WorkloadAddress): Promise<WorkloadItem> => {
    const found = items.find(
      ({ name, cluster }) =>
        name === address.name && cluster === address.cluster,
    );
    if (!found) {
      throw await ResponseError.fromResponse(
        new Response('{"error":{"name":"NotFoundError"}}', { status: 404 }),
      );
    }
    return found;
  };

  return {
    async listWorkloads({ limit = 200, cursor, entityRef }) {
      if (face === 'slow') {
        await new Promise(() => {});
      }
      if (face === 'broken') {
        throw new TypeError('connection refused');
      }
      if (face === 'forbidden') {
        throw await ResponseError.fromResponse(
          new Response('{"error":{"name":"NotAllowedError"}}', { status: 403 }),
        );
      }
      const sorted = [...items].sort(
        (a, b) =>
          WORKLOAD_STATES.indexOf(a.state) - WORKLOAD_STATES.indexOf(b.state),
      );
      const from = Number(cursor ?? 0);
      const shown = entityRef ? sorted.slice(0, 9) : sorted;
      return {
        items: shown.slice(from, from + limit),
        next: from + limit < shown.length ? String(from + limit) : undefined,
        total: shown.length,
        counts: {},
        sources: sources(),
        version: `played.${sequence}`,
      };
    },

    async *streamWorkloads(_query, { signal }) {
      while (!signal.aborted) {
        await new Promise(resolve => setTimeout(resolve, 1_500));
        sequence += 1;
        if (count > 0 && face !== 'still') {
          yield nextEvent(items, sequence);
        }
      }
    },

    async getWorkload(address) {
      return madeUpDetails(await find(address));
    },
    async getWorkloadLog({ pod, container, previous = false }) {
      const lines = madeUpLog(previous);
      return { pod, container, lines, truncated: previous };
    },
    async getWorkloadManifest(address) {
      return { yaml: madeUpYaml(await find(address)) };
    },
    listQuotas: notPlayed,
    listQuotaReports: notPlayed,
    getQuotaReport: notPlayed,
    validateManifests: notPlayed,
    fitManifests: notPlayed,
    listTargets: notPlayed,
    listSources: async () => ({ items: sources() }),
  };
}

async function notPlayed(): Promise<never> {
  throw new Error('This part of the API is not made up');
}

/** Mostly a change of a row, now and then a new one. */
function nextEvent(items: WorkloadItem[], sequence: number) {
  const isNew = sequence % 4 === 0;
  const index = isNew ? items.length : Math.floor(Math.random() * items.length);
  const item: WorkloadItem = {
    ...madeUpRow(isNew ? index + sequence : index),
    sequence,
    state: WORKLOAD_STATES[Math.floor(Math.random() * WORKLOAD_STATES.length)],
  };
  items[index] = item;
  return {
    type: 'delta',
    id: `played.${sequence}`,
    upserts: [item],
    removes: [],
  } satisfies WorkloadStreamEvent;
}
