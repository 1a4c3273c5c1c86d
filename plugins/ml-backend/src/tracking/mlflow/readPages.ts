import { asList, asRecord } from '@mlport/backstage-plugin-ml-common';
import { Answer, refused } from './client/Refusal';
import { asName } from './parse/values';

/** What reading all pages needs. */
export interface PagesOptions<T> {
  /** The field of the answer that has the items. */
  readonly field: string;
  /** Asks for a page; the first has no token. */
  readonly fetch: (token: string | undefined) => Promise<Answer<unknown>>;
  /** An item, or nothing where it cannot be read. */
  readonly parse: (json: unknown) => T | undefined;
  /** Tells items apart: pages count rows, so that one may come twice when others are written. */
  readonly keyOf: (item: T) => string;
}

const MOST_PAGES = 1_000;
const MOST_ITEMS = 200_000;
/** So many pages in a row may have nothing new. */
const MOST_IDLE_PAGES = 3;

/** All items over all pages: all, or a failure. */
export async function readPages<T>(
  options: PagesOptions<T>,
): Promise<Answer<T[]>> {
  const { field, fetch, parse, keyOf } = options;
  const items = new Map<string, T>();
  const tokens = new Set<string>();
  let token: string | undefined;
  let idle = 0;
  do {
    const answer = await fetch(token);
    if (!answer.ok) {
      return answer;
    }
    const page = pageOf(answer.value, field);
    if (!page.ok) {
      return page;
    }
    const before = items.size;
    for (const entry of page.value.entries) {
      const item = parse(entry);
      if (item !== undefined) {
        items.set(keyOf(item), item);
      }
    }
    idle = items.size > before ? 0 : idle + 1;
    token = page.value.next;
    if (token !== undefined) {
      const isEndless = tokens.has(token) || idle >= MOST_IDLE_PAGES;
      if (isEndless || tokens.size >= MOST_PAGES || items.size > MOST_ITEMS) {
        return endless();
      }
      tokens.add(token);
    }
  } while (token !== undefined);
  return { ok: true, value: [...items.values()] };
}

/** The entries of a page, and the token of the next. An empty list is absent. */
export function pageOf(
  json: unknown,
  field: string,
): Answer<{ entries: readonly unknown[]; next?: string }> {
  const fields = asRecord(json);
  const entries = fields?.[field] === undefined ? [] : asList(fields[field]);
  if (!fields || !entries) {
    return refused('protocol', `the answer has no list of ${field}`, {
      fix: 'See whether what answers at baseUrl is MLflow.',
    });
  }
  const next = asName(fields.next_page_token);
  return { ok: true, value: { entries, ...(next && { next }) } };
}

/** A server that always names another page. */
export function endless() {
  return refused('protocol', 'the pages of the answer do not end', {
    fix: 'See the log of MLflow, and whether a newer version of it is to be had.',
    isIll: true,
  });
}
