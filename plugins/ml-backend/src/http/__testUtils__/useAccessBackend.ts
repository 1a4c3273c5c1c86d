import { ClusterGateway } from '../../clusters';
import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import request, { Test } from 'supertest';
import {
  AccessBackend,
  Caller,
  Decisions,
  headerOf,
  startAccessBackend,
  TestTracking,
} from './startAccessBackend';

/** What no answer and no log may hold. */
export const CANARY = 'canary-7f3a';

/** A backend for the tests of one `describe`, and how callers ask it. */
export interface UsedAccessBackend {
  mirror: InMemoryMirror;
  /** What the policy says instead; empty before each test. */
  changed: Decisions;
  /** The address of the backend; plugins are at `/api/<id>`. */
  url(): string;
  /** Asks the plugin as somebody, with the canary in headers that it should not look at. */
  get(path: string, caller: Caller, headers?: Record<string, string>): Test;
  /** Sends the plugin JSON as somebody, with the same. */
  post(path: string, caller: Caller, body: object): Test;
  logged(): string;
}

/**
 * Starts the backend before the tests of a `describe` and stops it after them.
 *
 * @param gateway - The way to the clusters, for what is not in the mirror.
 * @param tracking - What is tracked, and what of the catalog is shown to whom.
 */
export function useAccessBackend(
  gateway?: ClusterGateway,
  tracking?: TestTracking,
): UsedAccessBackend {
  const mirror = InMemoryMirror.create();
  const changed: Decisions = new Map();
  let backend: AccessBackend;

  beforeAll(async () => {
    backend = await startAccessBackend(mirror, changed, gateway, tracking);
  });
  afterAll(() => backend.stop());
  beforeEach(() => changed.clear());

  const headersOf = (caller: Caller) => ({
    Authorization: headerOf(caller),
    Cookie: CANARY,
    'X-Token': CANARY,
  });

  return {
    mirror,
    changed,
    url: () => backend.url,
    get: (path, caller, headers = {}) =>
      request(`${backend.url}/api/ml`)
        .get(path)
        .set({ ...headersOf(caller), ...headers }),
    post: (path, caller, body) =>
      request(`${backend.url}/api/ml`)
        .post(path)
        .set(headersOf(caller))
        .send(body),
    logged: () => backend.logged(),
  };
}
