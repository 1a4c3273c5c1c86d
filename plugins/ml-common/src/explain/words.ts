import { acceleratorSharing, cutText } from '../kubernetes';
import { WorkloadFacts } from './WorkloadFacts';

const GIB = 2 ** 30;

/** `1 pod`, `3 pods`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/** `a, b and 3 more`: at most three by name. */
export function listed(names: readonly string[], most = 3): string {
  const unique = [...new Set(names)];
  if (unique.length > most) {
    const shown = unique.slice(0, most - 1).join(', ');
    return `${shown} and ${unique.length - most + 1} more`;
  }
  const last = unique.pop() ?? '';
  return unique.length > 0 ? `${unique.join(', ')} and ${last}` : last;
}

/** An amount of a resource as people say it: `4 GPUs`, `2 × MIG 3g.40gb`, `64 GiB of memory`. */
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

/** What a resource is called without an amount: `GPUs`, `MIG 1g.10gb`, `memory`. */
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

/** What a headline begins with: the work, and what it does. */
export function lead({ name, reading }: WorkloadFacts): string {
  const subject = cutText(name, 64);
  switch (reading.state) {
    case 'Failed':
      return `${subject} failed: `;
    case 'Restarting':
      return `${subject} restarts: `;
    case 'NotReady':
      return `${subject} is not ready: `;
    case 'Running':
      return `${subject} runs, but `;
    case 'Ready':
      return `${subject} serves, but `;
    case 'Unknown':
      return `${subject}: `;
    default:
      return `${subject} waits: `;
  }
}
