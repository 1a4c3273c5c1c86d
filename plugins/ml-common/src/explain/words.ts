import { cutText } from '../kubernetes';
import { WorkloadFacts } from './WorkloadFacts';

export { amountOf, counted, listed, resourceWord } from '../kubernetes';

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
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
