import { QuotaAddress } from '@mlport/backstage-plugin-ml-common';

/** An address as one text, as it stands in URLs; a dash stands for the whole cluster. */
export function quotaPath(address: QuotaAddress): string {
  const { cluster, kind, namespace, name } = address;
  return [cluster, kind, namespace ?? '-', name]
    .map(encodeURIComponent)
    .join('/');
}
