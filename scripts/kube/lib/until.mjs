import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../lib/UserError.mjs';

const POLL_MS = 100;

/**
 * Waits until a check holds; one that throws does not hold yet.
 *
 * @param {string} what for the message
 * @param {() => Promise<unknown>} check
 * @param {{ limitMs?: number, hopeless?: () => string | undefined }} [options] `hopeless` says why
 *   there is nothing left to wait for
 * @throws UserError
 */
export async function until(
  what,
  check,
  { limitMs = 60_000, hopeless = () => undefined } = {},
) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const holds = await Promise.resolve()
      .then(check)
      .catch(() => false);
    if (holds) {
      return;
    }
    const why = hopeless();
    if (why) {
      throw new UserError(why);
    }
    if (Date.now() > deadline) {
      throw new UserError(`Not within ${limitMs / 1000} s: ${what}`);
    }
    await wait(POLL_MS);
  }
}
