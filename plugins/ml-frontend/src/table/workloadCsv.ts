import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { formatReplicas } from '../format/replicas';
import { Column, ColumnId } from './columns';
import { toCsv } from './csv';

type Field = [
  name: string,
  of: (item: WorkloadItem) => string | number | undefined,
];

/** What a column says, each fact by itself and as the API has it, so that it can be counted with. */
const FIELDS: Readonly<Record<ColumnId, readonly Field[]>> = {
  state: [['state', item => item.state]],
  name: [
    ['name', item => item.name],
    ['namespace', item => item.namespace],
    ['cluster', item => item.cluster],
    ['owner', item => item.owner],
  ],
  kind: [
    ['kind', item => item.kind],
    ['group', item => item.group],
  ],
  replicas: [
    [
      'replicas',
      item =>
        formatReplicas(item.roles ?? [])
          .map(({ role, count }) => `${role} ${count}`)
          .join('; '),
    ],
  ],
  accelerators: [
    [
      'accelerators',
      item =>
        item.accelerators
          ?.map(({ resource, count }) => `${resource} ${count}`)
          .join('; '),
    ],
  ],
  queue: [['queue', item => item.queue]],
  why: [
    ['why', item => item.why],
    ['reason', item => item.reason],
    ['message', item => item.message],
    ['restarts', item => item.restarts],
    ['completed', item => item.progress?.completed],
    ['total', item => item.progress?.total],
    ['unit', item => item.progress?.unit],
  ],
  age: [
    ['created', item => item.createdAt],
    ['started', item => item.startedAt],
    ['finished', item => item.finishedAt],
  ],
};

/** The rows that are shown, in their order, with the columns that are shown, as CSV. */
export function workloadCsv(
  items: readonly WorkloadItem[],
  columns: readonly Column[],
): string {
  const fields = columns.flatMap(({ id }) => FIELDS[id]);
  return toCsv(
    fields.map(([name]) => name),
    items.map(item => fields.map(([, of]) => of(item))),
  );
}
