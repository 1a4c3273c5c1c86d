/** How long a hidden tab stays live, in milliseconds: a glance at another tab costs nothing. */
export const HIDDEN_GRACE_MS = 10_000;

/**
 * Runs something while the page can be seen, and stops it when the page has been hidden for a
 * while.
 *
 * @returns A function that stops it for good.
 */
export function followVisibility(
  page: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>,
  live: { start(): void; stop(): void },
): () => void {
  let grace: ReturnType<typeof setTimeout> | undefined;
  const onChange = () => {
    clearTimeout(grace);
    if (page.hidden) {
      grace = setTimeout(() => live.stop(), HIDDEN_GRACE_MS);
    } else {
      live.start();
    }
  };
  page.addEventListener('visibilitychange', onChange);
  if (!page.hidden) {
    live.start();
  }
  return () => {
    clearTimeout(grace);
    page.removeEventListener('visibilitychange', onChange);
    live.stop();
  };
}
