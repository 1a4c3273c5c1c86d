import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  ContainerFacts,
  PodFacts,
  WorkloadLog,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { Outcome } from '../clusters/gateway';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { Tail } from './ClusterReader';
import { FactCollector } from './FactCollector';
import { logLines } from './logLines';
import { corePath } from './objectPath';
import { SharedCache } from './SharedCache';
import { unavailable } from './unavailable';

/** How long a tail is good for the next viewer, in milliseconds. */
const FRESH_MS = 2_000;
const HELD = 50;

/** What of a log is kept at most, and what is read to get it. */
const BOUNDS = { mostBytes: 256 * 1024, readBytes: 4 * 1024 * 1024 };

/** Which log of a row to read. */
export interface LogRequest {
  pod: string;
  container?: string;
  previous?: boolean;
  /** 100 when absent. */
  tailLines?: number;
}

/** Reads the last lines of containers, of pods of a given row only. */
export class LogReader {
  readonly #collector: FactCollector;
  readonly #tails: SharedCache<Outcome<Tail>>;

  static create(options: {
    collector: FactCollector;
    clock?: Clock;
  }): LogReader {
    return new LogReader(options.collector, options.clock ?? systemClock);
  }

  private constructor(collector: FactCollector, clock: Clock) {
    this.#collector = collector;
    this.#tails = SharedCache.create({
      clock,
      ttlMs: FRESH_MS,
      capacity: HELD,
    });
  }

  /**
   * The last lines of a container; none of one that has not begun, or was never started again.
   *
   * @throws NotFoundError when the pod is none of the row's, or has no such container.
   * @throws ServiceUnavailableError when the cluster does not answer.
   */
  async read(row: MirrorRow, request: LogRequest): Promise<WorkloadLog> {
    const { previous = false, tailLines = 100 } = request;
    const pod = await this.#podOf(row, request.pod);
    const container = containerOf(pod, request.container);
    const answer = { pod: pod.name, container: container.name };
    if (hasNoLog(container, previous)) {
      return { ...answer, lines: [], truncated: false };
    }
    const tail = await this.#tail(row, pod, {
      container: container.name,
      ...(previous && { previous: 'true' }),
      // One more tells whether there is more.
      tailLines: String(tailLines + 1),
    });
    const lines = logLines(tail.text);
    return {
      ...answer,
      // The first line may be a piece of one.
      lines: (tail.isCut ? lines.slice(1) : lines).slice(-tailLines),
      truncated: tail.isCut || lines.length > tailLines,
    };
  }

  async #podOf(row: MirrorRow, name: string): Promise<PodFacts> {
    const { pods, missing } = await this.#collector.collect(row);
    const pod = pods.find(candidate => candidate.name === name);
    if (pod) {
      return pod;
    }
    const gap = missing.find(({ part }) => part !== 'events');
    if (gap) {
      throw new ServiceUnavailableError(
        `The pods of this workload are not known: ${gap.message}. Try again in a few seconds.`,
      );
    }
    throw new NotFoundError(`This workload has no pod '${name}'`);
  }

  async #tail(
    { cluster, meta }: MirrorRow,
    pod: PodFacts,
    query: Record<string, string>,
  ): Promise<Tail> {
    const { namespace } = meta;
    const name = encodeURIComponent(pod.name);
    const key = JSON.stringify([cluster, pod.uid, query]);
    const tail = await this.#tails.get(key, () =>
      this.#collector.reader.tail(
        cluster,
        {
          path: `${corePath(namespace, 'pods')}/${name}/log`,
          query,
          accept: 'text/plain, */*',
        },
        BOUNDS,
      ),
    );
    if (!tail.ok) {
      throw unavailable(`The log of '${pod.name}' cannot be read`, tail.error);
    }
    return tail.value;
  }
}

/** The container of a name; without one the first that is no init container. */
function containerOf(
  { name: pod, containers }: PodFacts,
  name: string | undefined,
): ContainerFacts {
  const found =
    name === undefined
      ? containers.find(({ isInit }) => !isInit)
      : containers.find(container => container.name === name);
  if (!found) {
    throw new NotFoundError(
      name === undefined
        ? `The pod '${pod}' has no container`
        : `The pod '${pod}' has no container '${name}'`,
    );
  }
  return found;
}

function hasNoLog({ state, end }: ContainerFacts, previous: boolean): boolean {
  const hasBegun = state === 'running' || state === 'ended';
  return end === undefined && (previous || !hasBegun);
}
