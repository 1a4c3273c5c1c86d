import { QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { formatAmount, formatAmounts, formatNumber } from './quotaWords';

/** The one sentence that a person would say of a quota. */
export function quotaAnswer(t: Translate, report: QuotaReport): string {
  const { scope, usable, message, reason, figures, waiting } = report;
  const cause = message ?? reason ?? '';
  if (scope === 'unknown') {
    return t('quotas.answer.unreadable', { message: cause });
  }
  if (usable === false) {
    return t('quotas.answer.closed', { message: cause });
  }
  const known = waiting ? waiting.items.length + waiting.more : 0;
  const count = Math.max(waiting?.total ?? 0, known + (waiting?.others ?? 0));
  if (waiting && count > 0) {
    return waits(t, report, count);
  }
  if (figures.length === 0) {
    return t('quotas.answer.none');
  }
  return figures.map(figure => standing(t, report, figure)).join(' ');
}

function waits(t: Translate, report: QuotaReport, count: number): string {
  const { figures, waiting } = report;
  const amounts = waiting?.amounts ?? [];
  const wanted = new Set(amounts.map(({ resource }) => resource));
  const free = figures.filter(({ resource }) => wanted.has(resource));
  if (amounts.length === 0 || free.some(f => f.available === undefined)) {
    return t('quotas.answer.waitsOnly', { count });
  }
  const words = {
    amounts: formatAmounts(t, amounts, figures),
    available: t('quotas.answer.availableNow', {
      amount: free
        .map(({ available = 0 }) => formatNumber(available))
        .join(' + '),
    }),
  };
  return waiting?.isPartial
    ? t('quotas.answer.waitsMore', { ...words, number: String(count) })
    : t('quotas.answer.waits', { ...words, count });
}

function standing(
  t: Translate,
  { figures }: QuotaReport,
  figure: QuotaReport['figures'][number],
): string {
  const { resource, flavor, entitled, used = 0, available } = figure;
  const amountOf = (amount: number) =>
    formatAmount(t, { resource, flavor, amount }, figures);
  if (available === undefined) {
    return t('quotas.answer.used', { amount: amountOf(used) });
  }
  return available === 0
    ? t('quotas.answer.full', { amounts: amountOf(entitled ?? used) })
    : t('quotas.answer.free', { amount: amountOf(available) });
}
