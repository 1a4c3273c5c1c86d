import { failure, Outcome, success } from '../gateway';
import { ListOptions } from './ReflectorPorts';

interface Page {
  readonly items: readonly unknown[];
  readonly resourceVersion: string;
  readonly next: string;
}

/** Go's nil slices come as `null`; with the metadata of a list that means none. */
function parsePage(json: unknown): Page | undefined {
  if (typeof json !== 'object' || json === null) {
    return undefined;
  }
  const { items, metadata } = json as { items?: unknown; metadata?: unknown };
  if (typeof metadata !== 'object' || metadata === null) {
    return undefined;
  }
  const { resourceVersion, continue: next } = metadata as {
    resourceVersion?: unknown;
    continue?: unknown;
  };
  if (typeof resourceVersion !== 'string' || resourceVersion === '') {
    return undefined;
  }
  if (items !== null && !Array.isArray(items)) {
    return undefined;
  }
  return {
    items: items ?? [],
    resourceVersion,
    next: typeof next === 'string' ? next : '',
  };
}

/** What a whole list came to. */
export interface Listed {
  /** The version to watch from. */
  readonly version: string;
  /** How many objects were other than they were held. */
  readonly differences: number;
}

function requestPage(
  { at, collection, gateway, lists, pages }: ListOptions,
  token: string,
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  const query = {
    limit: String(pages.limit),
    ...(token && { continue: token }),
    // The token of a page holds the version that the first page was asked for.
    ...(at && !token && { resourceVersion: at, resourceVersionMatch: 'Exact' }),
  };
  return lists.run(() =>
    gateway.request(collection.cluster, {
      path: collection.path,
      query,
      signal,
    }),
  );
}

/**
 * Lists a collection page by page into the sink.
 *
 * The version is left unset, which asks for the most recent state: with `resourceVersion=0` the
 * API server ignores `limit` and sends everything at once. An expired continue token starts the
 * list again once; an answer above the gateway's cap asks for smaller pages.
 */
export async function listAll(
  options: ListOptions,
  signal: AbortSignal,
): Promise<Outcome<Listed>> {
  let restarted = false;
  let token = '';
  let version: string | undefined;
  options.sink.beginList();
  for (;;) {
    const answer = await requestPage(options, token, signal);
    if (signal.aborted) {
      return failure('unknown', 'the list was given up');
    }
    if (!answer.ok) {
      const { code } = answer.error;
      if (code === 'tooLarge' && options.pages.shrink()) {
        continue;
      }
      if (code === 'expired' && token && !restarted) {
        restarted = true;
        token = '';
        version = undefined;
        options.sink.beginList();
        continue;
      }
      return answer;
    }
    const page = parsePage(answer.value);
    if (!page || (token && page.next === token)) {
      return failure('malformed', 'the answer is not a list of objects');
    }
    for (const item of page.items) {
      options.sink.upsert(item);
    }
    options.pages.saw(page.items);
    version ??= page.resourceVersion;
    token = page.next;
    if (!token) {
      return success({ version, differences: options.sink.endList() });
    }
  }
}
