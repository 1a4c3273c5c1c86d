import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { toCsv } from '../table/csv';
import { metricOf, VersionColumn, VersionFact } from './versionColumns';

type Field = [
  name: string,
  of: (item: ModelVersionItem) => string | number | undefined,
];

/** What a column says, each fact by itself and as the API has it. */
const FIELDS: Readonly<Record<VersionFact, readonly Field[]>> = {
  version: [
    ['version', item => item.version],
    ['status', item => item.status],
    ['stage', item => item.stage],
  ],
  aliases: [['aliases', item => item.aliases.join('; ')]],
  run: [
    ['run', item => item.run?.name],
    ['runId', item => item.runId],
    ['experimentId', item => item.run?.experimentId],
  ],
  time: [
    [
      'acceleratorSeconds',
      ({ run }) =>
        run?.acceleratorTime
          ?.map(
            ({ resource, product, count, seconds }) =>
              `${product ?? resource} ${count * seconds}`,
          )
          .join('; '),
    ],
  ],
  served: [
    [
      'servedBy',
      ({ servedBy }) =>
        servedBy
          .map(({ endpoint, percent }) =>
            [
              `${endpoint.cluster}/${endpoint.namespace}/${endpoint.name}`,
              percent !== undefined && `${percent} %`,
            ]
              .filter(Boolean)
              .join(' '),
          )
          .join('; '),
    ],
    [
      'knownBy',
      ({ servedBy }) => [...new Set(servedBy.map(({ by }) => by))].join('; '),
    ],
  ],
  age: [['created', item => isoTime(item.createdAt)]],
  serve: [['storageUri', item => item.storageUri]],
};

/** The versions that are shown, in their order, with the columns that are shown, as CSV. */
export function versionCsv(
  items: readonly ModelVersionItem[],
  columns: readonly VersionColumn[],
): string {
  const fields = columns.flatMap(({ id }) => fieldsOf(id));
  return toCsv(
    fields.map(([name]) => name),
    items.map(item => fields.map(([, of]) => of(item))),
  );
}

function fieldsOf(id: VersionColumn['id']): readonly Field[] {
  const metric = metricOf(id);
  return metric === undefined
    ? FIELDS[id as VersionFact]
    : [[`metric ${metric}`, item => figureOf(item, metric)]];
}

function figureOf(
  { run }: ModelVersionItem,
  metric: string,
): string | number | undefined {
  const latest =
    run && Object.hasOwn(run.metrics, metric) ? run.metrics[metric] : undefined;
  return latest?.value ?? latest?.nonFinite;
}
