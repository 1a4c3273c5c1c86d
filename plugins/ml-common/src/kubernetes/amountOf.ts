import { acceleratorSharing } from './acceleratorSharing';
import { counted } from './counted';

const GIB = 2 ** 30;

/**
 * An amount of a resource as people say it: `4 GPUs`, `2 × MIG 3g.40gb`, `64 GiB of memory`.
 *
 * @param amount - cores for `cpu`, bytes for `memory` and other storage, pieces for all else
 *
 * @public
 */
export function amountOf(resource: string, amount: number): string {
  switch (acceleratorSharing(resource)) {
    case 'whole':
      return deviceWords(resource, amount);
    case 'mig':
      return `${amount} × MIG ${resource.replace('nvidia.com/mig-', '')}`;
    case 'shared':
      return `${counted(amount, 'GPU share')}`;
    default:
      return otherWords(resource, amount);
  }
}

/**
 * What a resource is called without an amount: `GPUs`, `MIG 1g.10gb`, `memory`.
 *
 * @public
 */
export function resourceWord(resource: string): string {
  switch (acceleratorSharing(resource)) {
    case 'whole':
      return amountOf(resource, 2).replace(/^2 (?:× )?/, '');
    case 'mig':
      return `MIG ${resource.replace('nvidia.com/mig-', '')}`;
    case 'shared':
      return 'GPU shares';
    default:
      return resource.replace(/^limits\./, '').replace(/^cpu$/, 'CPUs');
  }
}

function deviceWords(resource: string, amount: number): string {
  if (resource.endsWith('/gpu')) {
    return counted(amount, 'GPU');
  }
  return resource === 'google.com/tpu'
    ? counted(amount, 'TPU chip')
    : `${amount} × ${resource}`;
}

function otherWords(name: string, amount: number): string {
  // Namespace quotas have limits beside requests.
  const resource = name.replace(/^limits\./, '');
  if (resource === 'cpu') {
    return counted(amount, 'CPU');
  }
  if (resource === 'memory' || resource === 'ephemeral-storage') {
    const size = amount >= GIB ? amount / GIB : amount / 2 ** 20;
    const unit = amount >= GIB ? 'GiB' : 'MiB';
    return `${Math.round(size * 10) / 10} ${unit} of ${resource}`;
  }
  return resource === 'pods'
    ? counted(amount, 'pod')
    : `${amount} × ${resource}`;
}
