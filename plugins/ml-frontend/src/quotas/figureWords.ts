import { QuotaFigures, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { formatNumber, formatRange } from './quotaWords';

/** One number of a resource in words, and what it means. */
export interface FigureWord {
  id: 'used' | 'borrowed' | 'lent' | 'waiting' | 'idle' | 'available';
  text: string;
}

/** How one resource stands, in words: what stands beside its bar. */
export function figureWords(
  t: Translate,
  figure: QuotaFigures,
  waiting: QuotaReport['waiting'],
): FigureWord[] {
  const { borrowed = 0, borrowingLimit, lent, idle, available } = figure;
  const words: FigureWord[] = [{ id: 'used', text: usedWords(t, figure) }];
  if (borrowed > 0) {
    const amount = formatNumber(borrowed);
    words.push({
      id: 'borrowed',
      text:
        borrowingLimit === undefined
          ? t('quotas.figure.borrowed', { amount })
          : t('quotas.figure.borrowedOf', {
              amount,
              limit: formatNumber(borrowingLimit),
            }),
    });
  }
  if (lent && lent.atMost > 0) {
    const amount = formatRange(t, lent);
    words.push({ id: 'lent', text: t('quotas.figure.lent', { amount }) });
  }
  const asked = waitingWords(t, figure, waiting);
  if (asked !== undefined) {
    words.push({
      id: 'waiting',
      text: t('quotas.figure.waiting', { amount: asked }),
    });
  }
  if (idle) {
    const amount = formatRange(t, idle);
    words.push({ id: 'idle', text: t('quotas.figure.idle', { amount }) });
  }
  if (available !== undefined && available !== idle?.atMost) {
    const amount = formatNumber(available);
    words.push({
      id: 'available',
      text: t('quotas.figure.available', { amount }),
    });
  }
  return words;
}

/** How much of a resource is asked for by what waits; nothing where that is none. */
export function waitingWords(
  t: Translate,
  { resource }: QuotaFigures,
  waiting: QuotaReport['waiting'],
): string | undefined {
  const amount = waiting?.amounts.find(asked => asked.resource === resource);
  if (!amount) {
    return undefined;
  }
  const number = formatNumber(amount.amount);
  return waiting?.isPartial ? t('quotas.orMore', { number }) : number;
}

function usedWords(t: Translate, figure: QuotaFigures): string {
  const { entitled, used, started } = figure;
  const idle =
    used !== undefined && started !== undefined && started < used
      ? ` (${t('quotas.figure.notStarted', {
          amount: formatNumber(used - started),
        })})`
      : '';
  if (used === undefined) {
    return t('quotas.figure.entitled', {
      entitled: formatNumber(entitled ?? 0),
    });
  }
  return entitled === undefined
    ? t('quotas.figure.used', { used: formatNumber(used) }) + idle
    : t('quotas.figure.usedOf', {
        used: formatNumber(used),
        entitled: formatNumber(entitled),
      }) + idle;
}
