import { setTimeout as delay } from 'node:timers/promises';
import { badRequest, invalid, tooLargeResourceVersion } from './StatusError';
import { Store } from './Store';

/** What the options of a list or a watch say about versions. */
export type VersionOptions = {
  /** Absent for "the most recent", 0 for "any". */
  resourceVersion?: number;
  match?: 'Exact' | 'NotOlderThan';
  sendInitialEvents: boolean;
};

/**
 * Reads and checks `resourceVersion`, `resourceVersionMatch` and `sendInitialEvents`, in the words
 * of the real server (`k8s.io/apimachinery/pkg/apis/meta/internalversion/validation`).
 *
 * @throws StatusError 400 or 422
 */
export function versionOptions(
  query: URLSearchParams,
  watching: boolean,
): VersionOptions {
  const text = query.get('resourceVersion') ?? '';
  const match = query.get('resourceVersionMatch') ?? '';
  const initial = query.has('sendInitialEvents');
  if (initial && !watching) {
    throw forbiddenOption(
      'sendInitialEvents',
      'sendInitialEvents is forbidden for list',
    );
  }
  if (initial && match !== 'NotOlderThan') {
    throw forbiddenOption(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (match && watching && !initial) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
  if (match && !watching && !text) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  if (match && match !== 'Exact' && match !== 'NotOlderThan') {
    throw listOptionInvalid(
      'resourceVersionMatch',
      'FieldValueNotSupported',
      `Unsupported value: "${match}": supported values: "Exact", "NotOlderThan", ""`,
    );
  }
  if (match === 'Exact' && text === '0') {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    );
  }
  if (text && !/^\d+$/.test(text)) {
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  return {
    resourceVersion: text ? Number(text) : undefined,
    match: match === '' ? undefined : (match as 'Exact' | 'NotOlderThan'),
    sendInitialEvents: initial && query.get('sendInitialEvents') !== 'false',
  };
}

/**
 * Waits until the store has reached a version, for as long as a real server does (3 s).
 *
 * @throws StatusError 504 when it has not.
 */
export async function waitForRevision(
  store: Store,
  wanted: number,
  waitMs: number,
): Promise<void> {
  const until = Date.now() + waitMs;
  while (store.revision < wanted) {
    const left = until - Date.now();
    if (left <= 0) {
      throw tooLargeResourceVersion(wanted, store.revision);
    }
    await delay(Math.min(left, 50));
  }
}

function forbiddenOption(field: string, message: string) {
  return listOptionInvalid(
    field,
    'FieldValueForbidden',
    `Forbidden: ${message}`,
  );
}

function listOptionInvalid(field: string, cause: string, message: string) {
  return invalid({
    kind: 'ListOptions',
    group: 'meta.k8s.io',
    field,
    cause,
    message,
  });
}
