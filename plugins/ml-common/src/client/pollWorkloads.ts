import {
  ListWorkloadsResponse,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '../api';
import { pause } from './backoff';
import { MlApi } from './MlApi';

/** The most that a page can have. */
const PAGE = 1_000;

/** Beyond that many pages the rest is left out: what needs attention comes first. */
const MOST_PAGES = 10;

/** How to poll. */
export interface PollOptions {
  signal: AbortSignal;
  /** How many times. */
  rounds: number;
  /** How long a round is, in milliseconds, give or take a fifth. */
  interval: number;
  /** A number from 0 to below 1. */
  random(): number;
  /** Called when an answer is there, with the wait until the next. */
  onAnswer(retryIn: number): void;
}

/**
 * Asks for the list a few times, and tells what it says as a stream would: a snapshot that replaces
 * what was known. Nothing is told while nothing changed; with `MlClient` nothing is sent then either.
 * At most 10,000 workloads, those first that need attention.
 *
 * @throws what `listWorkloads` throws.
 */
export async function* pollWorkloads(
  api: Pick<MlApi, 'listWorkloads'>,
  query: WorkloadQuery,
  options: PollOptions,
): AsyncGenerator<WorkloadStreamEvent, void, undefined> {
  const { signal, rounds, interval, random, onAnswer } = options;
  let known: ListWorkloadsResponse[] = [];
  for (let round = 0; round < rounds && !signal.aborted; round += 1) {
    const pages = await readPages(api, query, signal);
    if (!areSame(pages, known)) {
      known = pages;
      yield* toEvents(pages);
    }
    const retryIn = interval * (0.8 + random() * 0.4);
    onAnswer(retryIn);
    await pause(retryIn, signal);
  }
}

function areSame(
  pages: readonly ListWorkloadsResponse[],
  known: readonly ListWorkloadsResponse[],
): boolean {
  return (
    pages.length === known.length &&
    pages.every((page, index) => page === known[index])
  );
}

async function readPages(
  api: Pick<MlApi, 'listWorkloads'>,
  query: WorkloadQuery,
  signal: AbortSignal,
): Promise<ListWorkloadsResponse[]> {
  const pages: ListWorkloadsResponse[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listWorkloads(
      { ...query, sort: 'attention', limit: PAGE, cursor },
      { signal },
    );
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined && pages.length < MOST_PAGES);
  return pages;
}

/** What changes while pages are read is told again by whoever resumes from the first. */
function* toEvents(
  pages: readonly ListWorkloadsResponse[],
): Generator<WorkloadStreamEvent> {
  const [{ sources, version, match }] = pages;
  yield { type: 'sources', id: '', sources };
  yield {
    type: 'snapshot',
    id: version,
    items: pages.flatMap(({ items }) => items),
    reset: true,
    complete: true,
    ...(match && { match }),
  };
}
