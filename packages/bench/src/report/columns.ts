import { formatNumber } from './formatNumber';
import { Row } from './Row';

/** The columns of the results, for a terminal and for a document. */
export const COLUMNS: { title: string; of: (row: Row) => string }[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'what', of: ({ name }) => name },
  { title: 'at', of: ({ point }) => point },
  {
    title: 'ours',
    of: ({ value, unit }) =>
      value === undefined ? '–' : `${formatNumber(value)} ${unit}`,
  },
  { title: 'peer', of: ({ peer }) => formatNumber(peer) },
  {
    title: 'ratio',
    of: ({ ratio }) => (ratio === undefined ? '–' : `${formatNumber(ratio)}×`),
  },
  { title: 'target', of: ({ target }) => target ?? '–' },
  { title: 'holds', of: holdsOf },
  {
    title: '±',
    of: ({ spread }) =>
      spread === undefined ? '–' : `${Math.round(spread * 100)} %`,
  },
];

function holdsOf({ holds }: Row): string {
  if (holds === undefined) {
    return '–';
  }
  return holds ? 'yes' : 'NO';
}
