import { ModelItem } from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { toCsv } from '../table/csv';
import { changedAt } from './compareModels';
import { ModelColumn, ModelColumnId } from './modelColumns';

type Field = [
  name: string,
  of: (item: ModelItem) => string | number | undefined,
];

/** What a column says, each fact by itself and as the API has it. */
const FIELDS: Readonly<Record<ModelColumnId, readonly Field[]>> = {
  name: [
    ['name', item => item.name],
    ['entity', item => item.entityRef],
  ],
  owner: [['owner', item => item.owner]],
  versions: [
    ['versions', item => item.versions],
    ['latest', item => item.latest],
  ],
  aliases: [
    [
      'aliases',
      ({ aliases }) =>
        Object.entries(aliases)
          .map(([alias, version]) => `${alias} ${version}`)
          .join('; '),
    ],
  ],
  served: [
    [
      'served',
      ({ served }) =>
        served
          .map(({ version, percent }) =>
            percent === undefined ? version : `${version} ${percent} %`,
          )
          .join('; '),
    ],
    ['aliasNotServed', item => item.drift?.alias],
  ],
  source: [
    ['instance', item => item.source.instance],
    ['workspace', item => item.source.workspace],
  ],
  updated: [
    ['created', item => isoTime(item.createdAt)],
    ['updated', item => isoTime(changedAt(item))],
  ],
};

/** The models that are shown, in their order, with the columns that are shown, as CSV. */
export function modelCsv(
  items: readonly ModelItem[],
  columns: readonly ModelColumn[],
): string {
  const fields = columns.flatMap(({ id }) => FIELDS[id]);
  return toCsv(
    fields.map(([name]) => name),
    items.map(item => fields.map(([, of]) => of(item))),
  );
}
