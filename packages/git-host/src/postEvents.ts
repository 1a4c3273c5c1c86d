import { GitHostEvents } from './GitHostEvents';

/** How long a listener may take. */
const TIMEOUT_MS = 10_000;

/**
 * Sends events as JSON, one after the other: `{ "event": "push" | "merge", …fields }`. What nobody
 * takes is logged and not sent again: a listener asks for the branches when it starts.
 */
export function postEvents(
  events: GitHostEvents,
  url: string,
  logError: (error: unknown) => void,
): void {
  let tail = Promise.resolve();
  const post = (event: 'push' | 'merge', fields: object) => {
    tail = tail.then(async () => {
      try {
        const { ok, status } = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ event, ...fields }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (!ok) {
          throw new Error(`The listener for events answered ${status}`);
        }
      } catch (error) {
        logError(error);
      }
    });
  };
  events.on('push', fields => post('push', fields));
  events.on('merge', fields => post('merge', fields));
}
