import {
  AmountRange,
  QuotaAmount,
  QuotaFigures,
} from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';

/** What names a resource of a quota. */
export type NamedResource = Pick<
  QuotaFigures,
  'resource' | 'flavor' | 'sharing' | 'models'
>;

/** An amount as people read it: with separators, and without the noise of fractions. */
export function formatNumber(amount: number): string {
  return amount.toLocaleString(undefined, { maximumFractionDigits: 2 });
}

/** A figure within bounds: `3`, or `1 to 4`. */
export function formatRange(t: Translate, range: AmountRange): string {
  return range.atLeast === range.atMost
    ? formatNumber(range.atLeast)
    : t('quotas.range', {
        from: formatNumber(range.atLeast),
        to: formatNumber(range.atMost),
      });
}

/** What a resource is, by its model where that is known: `A100-SXM4-80GB`, `MIG 1g.10gb`. */
export function modelName(t: Translate, named: NamedResource): string {
  switch (named.sharing) {
    case 'mig':
      return t('quotas.model.mig', { profile: migProfile(named) });
    case 'shared':
      return t('quotas.model.shared', { product: productName(t, named) });
    case 'claim':
      return t('quotas.model.claim', { product: deviceClass(named.resource) });
    default:
      return productName(t, named);
  }
}

/** What stands below the model: the resource name, the flavor, the device that slices are of. */
export function modelDetails(t: Translate, named: NamedResource): string {
  const { resource, flavor, sharing } = named;
  const products = productsOf(named);
  return [
    modelName(t, named) === resource ? undefined : resource,
    flavor === undefined ? undefined : t('quotas.model.flavor', { flavor }),
    sharing === 'mig' && products.length > 0
      ? t('quotas.model.on', { products: products.join(', ') })
      : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** An amount of a resource: `4 × A100-SXM4-80GB`, `3 A10G shares`. */
export function formatAmount(
  t: Translate,
  { resource, flavor, amount }: QuotaAmount,
  figures: readonly NamedResource[],
  number = formatNumber(amount),
): string {
  const named = nameOf(resource, flavor, figures);
  switch (named.sharing) {
    case 'shared':
      return t('quotas.amount.shared', {
        count: amount,
        product: productName(t, named),
      });
    case 'claim':
      return t('quotas.amount.claim', {
        count: amount,
        product: deviceClass(resource),
      });
    default:
      return t('quotas.amount.pieces', {
        number,
        product: modelName(t, named),
      });
  }
}

/** Several amounts, each for itself. */
export function formatAmounts(
  t: Translate,
  amounts: readonly QuotaAmount[],
  figures: readonly NamedResource[],
): string {
  return amounts.map(amount => formatAmount(t, amount, figures)).join(', ');
}

/** What waits is in no flavor yet, so it is of any model that its resource can be. */
function nameOf(
  resource: string,
  flavor: string | undefined,
  figures: readonly NamedResource[],
): NamedResource {
  const same = figures.filter(
    figure =>
      figure.resource === resource &&
      (flavor === undefined || figure.flavor === flavor),
  );
  const [first] = same;
  return {
    resource,
    ...(first?.sharing && { sharing: first.sharing }),
    models: same.flatMap(({ models }) => models),
  };
}

function productName(t: Translate, named: NamedResource): string {
  const products = productsOf(named);
  return products.length === 0
    ? named.resource
    : products.reduce((one, other) => t('quotas.model.or', { one, other }));
}

function productsOf({ models }: NamedResource): string[] {
  return [...new Set(models.flatMap(({ product }) => product ?? []))];
}

/** `nvidia.com/mig-1g.10gb` is a `1g.10gb`; a plain name has no profile in it. */
function migProfile({ resource }: NamedResource): string {
  return resource.replace(/^.*\/(mig-)?/, '');
}

/** Claims are counted as `gpu.nvidia.com.deviceclass.resource.k8s.io/devices`, or by an extended name. */
function deviceClass(resource: string): string {
  return resource
    .replace(/\.deviceclass\.resource\.k8s\.io\/devices$/, '')
    .replace(/^deviceclass\.resource\.kubernetes\.io\//, '');
}
