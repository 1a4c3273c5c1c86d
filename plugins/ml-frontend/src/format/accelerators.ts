import { Accelerator } from '@mlport/backstage-plugin-ml-common';
import { Translate } from './Translate';

/**
 * What accelerators are asked for, one phrase for each resource, in the order given. Slices and
 * shares of a device are not devices, so nothing is ever added up.
 */
export function formatAccelerators(
  t: Translate,
  accelerators: readonly Accelerator[],
): string[] {
  return accelerators.map(({ resource, count, sharing }) => {
    switch (sharing) {
      case 'mig':
        return t('accelerator.mig', {
          number: String(count),
          product: suffix(resource).replace(/^mig-/, ''),
        });
      case 'shared':
        return t('accelerator.shared', { count, product: product(resource) });
      case 'claim':
        return t('accelerator.claim', { count });
      default:
        return t('accelerator.whole', {
          number: String(count),
          product: product(resource),
        });
    }
  });
}

function suffix(resource: string): string {
  return resource.slice(resource.indexOf('/') + 1);
}

/** `nvidia.com/gpu.shared` is a GPU to its reader, `google.com/tpu` a TPU. */
function product(resource: string): string {
  const name = suffix(resource).replace(/\.shared$/, '');
  return /^[a-z]{2,4}$/.test(name) ? name.toLocaleUpperCase('en-US') : name;
}
