import { AmountRange } from '@mlport/backstage-plugin-ml-common';
import { toCsv } from '../table/csv';
import { QuotaRow } from './quotaRows';

const HEADER = [
  'cluster',
  'kind',
  'namespace',
  'quota',
  'resource',
  'flavor',
  'products',
  'sharing',
  'entitled',
  'used',
  'borrowed',
  'lent at least',
  'lent at most',
  'idle at least',
  'idle at most',
  'available',
  'waiting',
  'waiting may be more',
];

/** What is shown as CSV: numbers as numbers, bounds in two columns. */
export function quotaCsv(rows: readonly QuotaRow[]): string {
  return toCsv(
    HEADER,
    rows.map(({ report, figure }) => {
      const { cluster, kind, namespace, name, waiting } = report;
      const products = figure.models.flatMap(({ product }) => product ?? []);
      const asked = waiting?.amounts.find(
        ({ resource }) => resource === figure.resource,
      );
      return [
        cluster,
        kind,
        namespace,
        name,
        figure.resource,
        figure.flavor,
        [...new Set(products)].join(' '),
        figure.sharing,
        figure.entitled,
        figure.used,
        figure.borrowed,
        ...boundsOf(figure.lent),
        ...boundsOf(figure.idle),
        figure.available,
        waiting && (asked?.amount ?? 0),
        waiting?.isPartial ? 'yes' : undefined,
      ];
    }),
  );
}

function boundsOf(range: AmountRange | undefined) {
  return [range?.atLeast, range?.atMost];
}
