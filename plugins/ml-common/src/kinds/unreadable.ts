import { cutText } from '../kubernetes';
import { Reading } from './Reading';

/** The reason of a reading of an object that could not be read. */
export const UNREADABLE = 'Unreadable';

/** The reading that says that an object could not be read, and which field was in the way. */
export function unreadable(reads: Reading['type'], error: unknown): Reading {
  const message = cutText(error instanceof Error ? error.message : `${error}`);
  switch (reads) {
    case 'workload':
      return {
        type: 'workload',
        state: 'Unknown',
        reason: UNREADABLE,
        message,
        roles: [],
        accelerators: [],
      };
    case 'admission':
      return {
        type: 'admission',
        phase: 'unknown',
        reason: UNREADABLE,
        message,
      };
    case 'quota':
      return {
        type: 'quota',
        scope: 'unknown',
        reason: UNREADABLE,
        message,
        resources: [],
      };
    case 'flavor':
      return {
        type: 'flavor',
        nodeLabels: {},
        taints: [],
        reason: UNREADABLE,
        message,
      };
    case 'node':
      return {
        type: 'node',
        cordoned: false,
        reason: UNREADABLE,
        message,
        accelerators: [],
        allocatable: {},
        labels: {},
        taints: [],
      };
    case 'runtime':
      return {
        type: 'runtime',
        reason: UNREADABLE,
        message,
        roles: [],
        perNode: [],
      };
    default:
      return { type: 'namespace' };
  }
}
