import { QuotaFigures, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { GridColumn, GridSort } from '../table/GridColumn';
import { Translate } from '../format/Translate';
import { QuotaSort } from './QuotaFilters';
import { quotaPath } from './quotaPath';
import { modelName } from './quotaWords';

/** One resource of one quota. */
export interface QuotaRow {
  key: string;
  report: QuotaReport;
  figure: QuotaFigures;
}

/** The columns of the table of quotas. */
export const QUOTA_COLUMNS: readonly GridColumn<QuotaSort, QuotaSort>[] = [
  {
    id: 'name',
    sort: 'name',
    always: true,
    wide: 'minmax(10rem, 2fr)',
    medium: 'minmax(9rem, 2fr)',
  },
  {
    id: 'model',
    sort: 'model',
    always: true,
    wide: 'minmax(9rem, 2fr)',
    medium: 'minmax(8rem, 2fr)',
  },
  ...(['entitled', 'used', 'borrowed', 'lent', 'idle', 'waiting'] as const).map(
    id => ({
      id,
      sort: id,
      descending: true,
      wide: 'minmax(4.5rem, 1fr)',
      medium: 'minmax(4rem, 1fr)',
    }),
  ),
];

/** A row for each resource of each quota. */
export function quotaRows(reports: readonly QuotaReport[]): QuotaRow[] {
  return reports.flatMap(report =>
    report.figures.map(figure => ({
      key: `${quotaPath(report)} ${figure.flavor}/${figure.resource}`,
      report,
      figure,
    })),
  );
}

/** The number that a column is ordered by; what is not known comes last. */
function numberOf({ report, figure }: QuotaRow, by: QuotaSort): number {
  switch (by) {
    case 'lent':
      return figure.lent?.atMost ?? -1;
    case 'idle':
      return figure.idle?.atMost ?? -1;
    case 'waiting':
      return (
        report.waiting?.amounts.find(
          ({ resource }) => resource === figure.resource,
        )?.amount ?? -1
      );
    case 'entitled':
    case 'used':
    case 'borrowed':
      return figure[by] ?? -1;
    default:
      return 0;
  }
}

/** The rows in an order; equals stay as they come. */
export function sortQuotaRows(
  t: Translate,
  rows: readonly QuotaRow[],
  sort: GridSort<QuotaSort>,
): QuotaRow[] {
  const by = sort.replace(/^-/, '') as QuotaSort;
  const direction = sort.startsWith('-') ? -1 : 1;
  const textOf = ({ report, figure }: QuotaRow) =>
    by === 'model' ? modelName(t, figure) : report.name;
  return [...rows].sort((a, b) =>
    by === 'name' || by === 'model'
      ? direction * textOf(a).localeCompare(textOf(b))
      : direction * (numberOf(a, by) - numberOf(b, by)),
  );
}
