import { Clock, sleep } from '../Clock';
import {
  ClusterGateway,
  ClusterInfo,
  ClusterRequest,
  failure,
  Outcome,
  success,
} from '../gateway';
import { withDeadline } from '../gateway/deadline';
import { SimulatedCluster } from './SimulatedCluster';

/** The way to simulated clusters, with the deadlines of a real gateway. */
export class SimulatedGateway implements ClusterGateway {
  readonly clusters = new Map<string, SimulatedCluster>();
  readonly infos = new Map<string, Partial<ClusterInfo>>();
  /** Whether the headers of a watch come with its first byte, as through the real proxy. */
  lateHeaders = false;
  /** How many milliseconds a request, and its answer, is on the way. */
  latency = () => 0;
  /** What `listClusters` answers instead. */
  refusal: ReturnType<typeof failure> | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(name: string, cluster: SimulatedCluster, info?: Partial<ClusterInfo>) {
    this.clusters.set(name, cluster);
    this.infos.set(name, info ?? {});
  }

  async listClusters(): Promise<Outcome<ClusterInfo[]>> {
    return (
      this.refusal ??
      success(
        [...this.clusters.keys()].map(name => ({
          name,
          ...this.infos.get(name),
        })),
      )
    );
  }

  request(cluster: string, request: ClusterRequest) {
    return this.#answer(30_000, request.signal, () =>
      this.#cluster(cluster, target => target.request(request)),
    );
  }

  openWatch(cluster: string, request: ClusterRequest) {
    return this.#answer(
      75_000,
      request.signal,
      () => this.#cluster(cluster, target => target.watch(request)),
      stream => (this.lateHeaders ? stream.begun : undefined),
    );
  }

  #cluster<T>(
    name: string,
    ask: (cluster: SimulatedCluster) => Outcome<T> | undefined,
  ): Outcome<T> | undefined {
    const cluster = this.clusters.get(name);
    return cluster
      ? ask(cluster)
      : failure('unknownCluster', 'no such cluster');
  }

  async #answer<T>(
    ms: number,
    signal: AbortSignal,
    ask: () => Outcome<T> | undefined,
    ready: (value: T) => Promise<void> | undefined = () => undefined,
  ): Promise<Outcome<T>> {
    let opened: Outcome<T> | undefined;
    const result = await withDeadline({
      clock: this.#clock,
      ms,
      signal,
      controller: new AbortController(),
      work: async () => {
        await this.#travel(signal);
        opened = signal.aborted ? undefined : ask();
        if (!opened) {
          await new Promise<never>(() => {});
        } else if (opened.ok) {
          await ready(opened.value);
        }
        await this.#travel(signal);
      },
    });
    if (opened && result.end === 'done') {
      return opened;
    }
    return result.end === 'timeout'
      ? failure('timeout', 'no answer in time')
      : failure('unknown', 'the request was given up');
  }

  async #travel(signal: AbortSignal): Promise<void> {
    const ms = this.latency();
    if (ms > 0) {
      await sleep(this.#clock, ms, signal);
    }
  }
}
