import { pause } from './backoff';

/** As often as makes an answer that takes some seconds, and no outage, worth waiting for. */
const MOST_ATTEMPTS = 4;
const LONGEST_WAIT_S = 5;
/** Where nothing says when: a page of another origin is not shown the header. */
const USUAL_WAIT_S = 2;

/**
 * Asks again what was answered with 503, as a backend does that is still asking a slow server: it
 * goes on with that, and has the answer a little later.
 */
export async function whenReady(
  ask: () => Promise<Response>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await ask();
    const wait = Number(response.headers.get('Retry-After') ?? USUAL_WAIT_S);
    if (
      response.status !== 503 ||
      attempt === MOST_ATTEMPTS ||
      !(wait <= LONGEST_WAIT_S)
    ) {
      return response;
    }
    await pause(wait * 1_000, signal);
  }
}
