import { asList, asRecord, asText } from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../clusters/Clock';
import {
  ClusterGateway,
  ClusterRequest,
  failure,
  Outcome,
  success,
} from '../clusters/gateway';
import { networkError } from '../clusters/gateway/networkError';
import { RequestBudget, RequestLimits } from './RequestBudget';

/** One page of a list. */
export interface Page {
  items: readonly unknown[];
  /** Whether there is more than this page. */
  isCut: boolean;
}

/** The end of a text. */
export interface Tail {
  text: string;
  /** Whether its beginning was left out. */
  isCut: boolean;
}

/**
 * Reads of clusters on demand, each cluster within its own {@link RequestBudget}.
 */
export class ClusterReader {
  readonly #gateway: ClusterGateway;
  readonly #clock: Clock;
  readonly #limits: RequestLimits | undefined;
  readonly #budgets = new Map<string, RequestBudget>();

  static create(options: {
    gateway: ClusterGateway;
    clock: Clock;
    limits?: RequestLimits;
  }): ClusterReader {
    return new ClusterReader(options);
  }

  private constructor(options: {
    gateway: ClusterGateway;
    clock: Clock;
    limits?: RequestLimits;
  }) {
    this.#gateway = options.gateway;
    this.#clock = options.clock;
    this.#limits = options.limits;
  }

  /** One object, as JSON. */
  object(cluster: string, path: string): Promise<Outcome<unknown>> {
    return this.#budget(cluster).run(signal =>
      this.#gateway.request(cluster, { path, signal }),
    );
  }

  /** The first page of a list. */
  async page(
    cluster: string,
    request: Omit<ClusterRequest, 'signal'>,
  ): Promise<Outcome<Page>> {
    const answer = await this.#budget(cluster).run(signal =>
      this.#gateway.request(cluster, { ...request, signal }),
    );
    if (!answer.ok) {
      return answer;
    }
    const list = asRecord(answer.value);
    const items = asList(list?.items);
    return items
      ? success({
          items,
          isCut: asText(asRecord(list?.metadata)?.continue) !== undefined,
        })
      : failure('malformed', 'the cluster gave no list');
  }

  /** The last `mostBytes` bytes of a text, of which no more than `readBytes` are read. */
  tail(
    cluster: string,
    request: Omit<ClusterRequest, 'signal'>,
    bounds: { mostBytes: number; readBytes: number },
  ): Promise<Outcome<Tail>> {
    return this.#budget(cluster).run(async signal => {
      const opened = await this.#gateway.openWatch(cluster, {
        ...request,
        signal,
      });
      if (!opened.ok) {
        return opened;
      }
      try {
        return success(await readTail(opened.value, bounds));
      } catch (cause) {
        return { ok: false as const, error: networkError(cause) };
      }
    });
  }

  #budget(cluster: string): RequestBudget {
    let budget = this.#budgets.get(cluster);
    if (!budget) {
      budget = RequestBudget.create(this.#clock, this.#limits);
      this.#budgets.set(cluster, budget);
    }
    return budget;
  }
}

async function readTail(
  chunks: AsyncIterable<Uint8Array>,
  { mostBytes, readBytes }: { mostBytes: number; readBytes: number },
): Promise<Tail> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let read = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    size += chunk.byteLength;
    read += chunk.byteLength;
    while (kept.length > 1 && size - kept[0].byteLength >= mostBytes) {
      size -= kept[0].byteLength;
      kept.shift();
    }
    if (read >= readBytes) {
      break;
    }
  }
  const bytes = Buffer.concat(kept);
  const text = bytes.subarray(Math.max(0, bytes.length - mostBytes));
  return { text: text.toString('utf8'), isCut: read > text.length };
}
