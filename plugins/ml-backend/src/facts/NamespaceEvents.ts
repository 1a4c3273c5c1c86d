import {
  EventFacts,
  MissingPart,
  parseEventFacts,
} from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../clusters/Clock';
import { ClusterReader, Page } from './ClusterReader';
import { corePath } from './objectPath';
import { SharedCache } from './SharedCache';

const MOST_EVENTS = 500;

/** What is fetched of the events of a namespace. */
export interface FetchedEvents {
  events: readonly EventFacts[];
  missing?: MissingPart;
}

/**
 * The events of whole namespaces, shared by all who look at work in them: one request, and a second
 * where a namespace has more than a page. Events can be selected by one object only, and work of
 * many pods is many objects.
 */
export class NamespaceEvents {
  readonly #reader: ClusterReader;
  readonly #cache: SharedCache<FetchedEvents>;

  static create(options: {
    reader: ClusterReader;
    clock: Clock;
    ttlMs: number;
    capacity: number;
  }): NamespaceEvents {
    return new NamespaceEvents(
      options.reader,
      SharedCache.create<FetchedEvents>(options),
    );
  }

  private constructor(
    reader: ClusterReader,
    cache: SharedCache<FetchedEvents>,
  ) {
    this.#reader = reader;
    this.#cache = cache;
  }

  of(cluster: string, namespace: string | undefined): Promise<FetchedEvents> {
    return this.#cache.get(`${cluster}/${namespace}`, () =>
      this.#fetch(cluster, namespace),
    );
  }

  async #fetch(
    cluster: string,
    namespace: string | undefined,
  ): Promise<FetchedEvents> {
    const list = (query: Record<string, string>) =>
      this.#reader.page(cluster, {
        path: corePath(namespace, 'events'),
        query: { ...query, limit: String(MOST_EVENTS) },
      });
    const page = await list({});
    if (!page.ok) {
      return { events: [], ...missing(page.error.message) };
    }
    const events = readEvents(page.value);
    if (!page.value.isCut) {
      return { events };
    }
    // A page is in the order of names, not of time; what explains is mostly a warning.
    const warnings = await list({ fieldSelector: 'type!=Normal' });
    if (!warnings.ok) {
      return { events, ...missing(manyWords('only some are here')) };
    }
    return {
      events: [
        ...events.filter(({ type }) => type === 'Normal'),
        ...readEvents(warnings.value),
      ],
      ...missing(
        manyWords(
          warnings.value.isCut
            ? 'only some are here'
            : 'all warnings are here, but not all others',
        ),
      ),
    };
  }
}

function manyWords(consequence: string): string {
  return `the namespace has more than ${MOST_EVENTS} events; ${consequence}`;
}

function missing(message: string): Pick<FetchedEvents, 'missing'> {
  return { missing: { part: 'events', message } };
}

function readEvents({ items }: Page): EventFacts[] {
  return items.flatMap(item => parseEventFacts(item) ?? []);
}
