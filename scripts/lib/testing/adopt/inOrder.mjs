import { errorLine } from '../../UserError.mjs';
import { sum } from '../counts.mjs';

/**
 * Runs checks of which each needs the one before it, and is given what that one made: the first that
 * fails ends them.
 *
 * @param {Array<[string, (made: unknown) => unknown]>} checks names, and what they do; one that gives
 *   counts has tests of its own
 * @param {AbortSignal} signal
 */
export async function inOrder(checks, signal) {
  const results = [];
  let made;
  for (const [name, work] of checks) {
    try {
      made = await work(made);
      results.push(made?.passed === undefined ? { passed: 1 } : made);
    } catch (error) {
      signal.throwIfAborted();
      const failures = [`${name}\n${errorLine(error)}`];
      return { ...sum([...results, { failed: 1 }]), failures };
    }
  }
  return {
    ...sum(results),
    failures: results.flatMap(({ failures }) => failures ?? []),
    skips: results.flatMap(({ skips }) => skips ?? []),
  };
}
