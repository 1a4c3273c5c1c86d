import { toSeconds } from './duration';

const PERIOD_SECONDS = 10;

/** Waits for a model to load; until it answers, no other probe asks and nothing is restarted. */
export function renderStartupProbe(options: {
  path: string;
  /** The number of a port, or its name. */
  port: number | string;
  /** A time as forms give it: `10m`. */
  loadTimeout: string;
}) {
  const { path, port, loadTimeout } = options;
  return {
    httpGet: { path, port },
    periodSeconds: PERIOD_SECONDS,
    failureThreshold: Math.ceil(toSeconds(loadTimeout) / PERIOD_SECONDS),
  };
}
