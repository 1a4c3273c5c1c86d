import { Clock } from '../Clock';
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
    const answer = ask();
    const delay = answer?.ok ? ready(answer.value) : undefined;
    if (answer && !delay) {
      return answer;
    }
    const result = await withDeadline({
      clock: this.#clock,
      ms,
      signal,
      controller: new AbortController(),
      work: () => delay ?? new Promise<void>(() => {}),
    });
    if (answer && result.end === 'done') {
      return answer;
    }
    return result.end === 'timeout'
      ? failure('timeout', 'no answer in time')
      : failure('unknown', 'the request was given up');
  }
}
