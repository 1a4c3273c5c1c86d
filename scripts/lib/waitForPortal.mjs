import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from './UserError.mjs';

const POLL_MS = 250;
const READY_TIMEOUT_MS = 180_000;
const WATCH_MS = 4000;
const AWAY_TIMEOUT_MS = 20_000;

/** Lines of a backend that will not come: it prints them and ends, while the CLI lives on. */
const FATAL = [
  /EADDRINUSE[^\n]*/,
  /ENOSPC[^\n]*/,
  /(?:Backend startup failed|BackendStartupError)[^\n]*/i,
  /Plugin '[^']+'[^\n]*(?:threw an error|startup failed)[^\n]*/i,
  /Unable to read config file[^\n]*/,
  /(?:Configuration does not match schema|Config validation failed)[^\n]*(?:\n\s+[^\n]+)?/,
  /Uncaught (?:exception|Error)[^\n]*/,
];

// eslint-disable-next-line no-control-regex
const COLORS = /\u001b\[[0-9;]*m/g;

/**
 * Waits until somebody can use the portal: backend ready, app served, sign-in works, the catalog
 * loaded, and the ML rows there.
 *
 * @param {{
 *   process: { log: string, exit: Promise<string>, exited?: string },
 *   app: string, backend: string,
 *   entityRef: string, rows: boolean,
 *   onStep: (text: string) => void,
 *   signal: AbortSignal,
 *   timeoutMs?: number,
 * }} options `entityRef`: an entity that the catalog must have; `rows`: whether the clusters have
 *   work for sure
 * @throws UserError when it does not get there
 */
export async function waitForPortal(options) {
  const { process: started, app, backend, entityRef, rows, onStep } = options;
  const deadline = Date.now() + (options.timeoutMs ?? READY_TIMEOUT_MS);
  let headers = {};
  async function signIn() {
    const session = await json(`${backend}/api/auth/guest/refresh`);
    const token = session?.backstageIdentity?.token;
    headers = { authorization: `Bearer ${token}` };
    return Boolean(token);
  }
  const steps = [
    [
      'backend',
      async () =>
        (await answer(`${backend}/.backstage/health/v1/readiness`)).ok,
    ],
    ['app', async () => (await answer(app)).ok],
    ['sign-in', signIn],
    [
      'catalog',
      async () => {
        const [kind, namespace, name] = entityRef.split(/[:/]/);
        const path = `/api/catalog/entities/by-name/${kind}/${namespace}/${name}`;
        return (await answer(backend + path, { headers })).ok;
      },
    ],
    [
      'jobs',
      async () => {
        // Groups are known from the catalog at sign-in, and the first was before it was loaded.
        await signIn();
        const list = await json(`${backend}/api/ml/workloads?limit=1`, {
          headers,
        });
        return (
          list !== undefined &&
          (rows
            ? list.items.length > 0
            : list.sources.some(({ freshness }) => freshness !== 'syncing'))
        );
      },
    ],
  ];
  for (const [name, reached] of steps) {
    onStep(name);
    while (!(await reached().catch(() => false))) {
      options.signal.throwIfAborted();
      failIfDead(started);
      if (Date.now() > deadline) {
        throw new UserError(
          `The portal did not get ready: the ${name} is not there after ${seconds(
            options.timeoutMs ?? READY_TIMEOUT_MS,
          )}`,
          `Log: ${started.log}`,
        );
      }
      await wait(POLL_MS);
    }
  }
}

/**
 * Watches a portal that is ready; the CLI would stay up when its backend dies.
 *
 * @returns {Promise<never>} rejects with a UserError when it is gone
 */
export async function watchPortal({ process: started, backend, signal }) {
  let seen = Date.now();
  for (;;) {
    await wait(WATCH_MS, undefined, { signal });
    if (started.exited !== undefined) {
      throw dead(started, `the portal ended (${started.exited})`);
    }
    const up = await answer(`${backend}/.backstage/health/v1/readiness`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) {
      seen = Date.now();
    } else if (Date.now() - seen > AWAY_TIMEOUT_MS) {
      throw dead(
        started,
        `its backend has not answered for ${seconds(AWAY_TIMEOUT_MS)}`,
      );
    }
  }
}

const seconds = ms => `${Math.round(ms / 1000)} s`;

function failIfDead(started) {
  const cause = fatalLine(started.log);
  if (started.exited !== undefined || cause) {
    throw dead(started, `it ended (${started.exited ?? 'its backend failed'})`);
  }
}

function dead(started, what) {
  const cause = fatalLine(started.log);
  return new UserError(
    `The portal does not run: ${what}${cause ? `: ${cause}` : ''}`,
    `Log: ${started.log}`,
  );
}

/** The line of the log that says why, if there is one. */
function fatalLine(log) {
  const text = readFileSync(log, 'utf8').replace(COLORS, '');
  for (const pattern of FATAL) {
    const found = pattern.exec(text)?.[0];
    if (found) {
      return found.replace(/\s+/g, ' ').trim().slice(0, 300);
    }
  }
  return undefined;
}

function answer(url, init = {}) {
  return fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
}

async function json(url, init) {
  const response = await answer(url, init);
  return response.ok ? response.json() : undefined;
}
