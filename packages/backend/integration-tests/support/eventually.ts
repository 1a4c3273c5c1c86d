import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again until the answer is there.
 *
 * @throws Error with `what` when it does not come in time
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`);
    }
    await wait(100);
  }
}
