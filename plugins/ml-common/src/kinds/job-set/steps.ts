import { JsonRecord, asRecord } from '../../kubernetes';

/** The entry of a name in a status that counts Jobs per step; their order means nothing. */
export function findStep(
  steps: readonly unknown[],
  name: string,
): JsonRecord | undefined {
  return steps.map(asRecord).find(step => step?.name === name);
}
