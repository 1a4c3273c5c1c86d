import {
  PhysicalAccelerators,
  QuotaAmount,
} from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { formatNumber } from './quotaWords';

/** The physical devices of one product in words: how many, and how they are handed out. */
export function physicalWords(
  t: Translate,
  physical: PhysicalAccelerators,
): string[] {
  const { whole, cut, slices, shared, shares } = physical;
  const { unavailable, unoffered } = physical;
  const words: string[] = [];
  if (whole > 0) {
    words.push(t('quotas.physical.whole', { number: formatNumber(whole) }));
  }
  if (slices.length > 0 || (cut ?? 0) > 0) {
    const pieces = piecesOf(t, slices, 'slices');
    words.push(
      cut === undefined
        ? t('quotas.physical.cutUnknown', { pieces })
        : t('quotas.physical.cut', { number: formatNumber(cut), pieces }),
    );
  }
  if (shares.length > 0 || (shared ?? 0) > 0) {
    const pieces = piecesOf(t, shares, 'shares');
    words.push(
      shared === undefined
        ? t('quotas.physical.sharedUnknown', { pieces })
        : t('quotas.physical.shared', {
            number: formatNumber(shared),
            pieces,
          }),
    );
  }
  if (unoffered > 0) {
    words.push(
      t('quotas.physical.unoffered', { number: formatNumber(unoffered) }),
    );
  }
  if (unavailable > 0) {
    words.push(
      t('quotas.physical.unavailable', { number: formatNumber(unavailable) }),
    );
  }
  return words;
}

/**
 * How many devices there are, however they are handed out: a device is a device. Nothing where nodes
 * do not say of how many their slices or shares are.
 */
export function physicalTotal({
  whole,
  cut,
  shared,
  unoffered,
}: PhysicalAccelerators): number | undefined {
  return cut === undefined || shared === undefined
    ? undefined
    : whole + cut + shared + unoffered;
}

/** `28 × MIG 1g.10gb`, `16 shares`; a plain name does not say which slices they are. */
function piecesOf(
  t: Translate,
  pieces: readonly QuotaAmount[],
  kind: 'slices' | 'shares',
): string {
  return pieces
    .map(({ resource, amount }) => {
      const profile = /\/mig-([^/]+?)(?:\.shared)?$/.exec(resource)?.[1];
      const plain =
        kind === 'slices'
          ? t('quotas.physical.slices', { count: amount })
          : t('quotas.physical.shares', { count: amount });
      if (profile === undefined) {
        return plain;
      }
      const name = t('quotas.model.mig', { profile });
      return kind === 'slices'
        ? t('quotas.amount.pieces', {
            number: formatNumber(amount),
            product: name,
          })
        : t('quotas.physical.sharesOf', { shares: plain, name });
    })
    .join(', ');
}
