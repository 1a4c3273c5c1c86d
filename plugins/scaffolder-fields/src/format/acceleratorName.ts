import { acceleratorSharing } from '@mlport/backstage-plugin-ml-common';
import { Translate } from './Translate';

/**
 * An accelerator in few words: `A100-SXM4-80GB`, `MIG 1g.10gb (A100-SXM4-80GB)`,
 * `nvidia.com/gpu.shared, shared`. The maker's name is in the resource name already.
 */
export function acceleratorName(
  { resource, product }: { resource: string; product?: string },
  t: Translate,
): string {
  const device = product && deviceName(product);
  switch (acceleratorSharing(resource)) {
    case 'mig':
      return withDevice(
        t('accelerator.mig', { slice: resource.replace(/^.*\/mig-/, '') }),
        device,
      );
    case 'shared':
      return t('accelerator.shared', { name: device ?? resource });
    default:
      return device ?? resource;
  }
}

/** A product without its maker, whom some name with it and some do not. */
export function deviceName(product: string): string {
  return product.replace(/^(NVIDIA|AMD|Intel)[-_ ]/i, '');
}

function withDevice(name: string, device: string | undefined): string {
  return device ? `${name} (${device})` : name;
}
