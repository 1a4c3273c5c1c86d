import { ApiObject, Json, JsonObject } from './ApiObject';
import { Collection, inVersion } from './collection';
import { decodeContinueToken, encodeContinueToken } from './ContinueToken';
import { groupVersion } from './ResourceType';
import { versionOptions, waitForRevision } from './resourceVersions';
import { badRequest, expired, StatusError } from './StatusError';
import { Entry, Store } from './Store';

const CONTINUE_EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. ' +
  'You can start a new list without the continue parameter, or use the continue token in this response ' +
  'to retrieve the remainder of the results. Continuing with the provided token results in an ' +
  'inconsistent list - objects that were created, modified, or deleted between the time the first ' +
  'chunk was returned and now may show up in the list.';

/**
 * Answers a list as the real server does: version semantics, pages over one snapshot, and the
 * shape that differs between built-in and custom resources.
 *
 * @throws StatusError 400, 410, 422 or 504
 */
export async function list(
  store: Store,
  collection: Collection,
  query: URLSearchParams,
  options: { waitMs: number },
): Promise<JsonObject> {
  const { type } = collection;
  const versions = versionOptions(query, false);
  const token = query.get('continue');
  const limit = integerParameter(query, 'limit') ?? 0;
  // Like the real one, "any version" is served from the watch cache, which knows no pages.
  const fromCache = versions.resourceVersion === 0;

  if (token && versions.resourceVersion) {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  if (versions.resourceVersion) {
    await waitForRevision(store, versions.resourceVersion, options.waitMs);
  }

  const start = token ? decodeContinueToken(token) : undefined;
  let revision = store.revision;
  if (start && start.revision > 0) {
    revision = start.revision;
  } else if (versions.match === 'Exact') {
    revision = versions.resourceVersion!;
  }

  let entries: Entry[];
  try {
    entries = store.list(type, revision);
  } catch (error) {
    if (start && error instanceof StatusError && error.code === 410) {
      throw expired(
        CONTINUE_EXPIRED,
        encodeContinueToken({ revision: -1, after: start.after }),
      );
    }
    throw error;
  }

  const matching = entries.filter(
    entry => collection.contains(entry) && (!start || entry.key > start.after),
  );
  const paged = limit > 0 && !fromCache && matching.length > limit;
  const page = paged ? matching.slice(0, limit) : matching;
  return listDocument(collection, page, {
    resourceVersion: String(revision),
    continue: paged
      ? encodeContinueToken({ revision, after: page[page.length - 1].key })
      : '',
    // With selectors a real server does not know how many are left.
    ...(paged &&
      !collection.selective && {
        remainingItemCount: matching.length - page.length,
      }),
  });
}

/** The list object around items. */
export function listDocument(
  collection: Collection,
  entries: Entry[],
  metadata: { resourceVersion: string; continue: string } & JsonObject,
): JsonObject {
  const { type, version } = collection;
  const items = entries.map(({ object }) => {
    const item = inVersion(type, version, object);
    return (type.builtIn ? withoutKind(item) : item) as unknown as Json;
  });
  const { continue: next, ...rest } = metadata;
  return {
    kind: `${type.kind}List`,
    apiVersion: groupVersion(type.group, version.name),
    metadata: {
      ...rest,
      ...((next || !type.builtIn) && { continue: next }),
    },
    items,
  };
}

/**
 * Reads a whole number of the query.
 *
 * @throws StatusError 400
 */
export function integerParameter(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (!text) {
    return undefined;
  }
  if (!/^[-+]?\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
  }
  return Number(text);
}

function withoutKind(object: ApiObject): JsonObject {
  const { kind, apiVersion, ...rest } = object;
  return rest as JsonObject;
}
