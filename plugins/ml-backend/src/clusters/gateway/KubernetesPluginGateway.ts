import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { Clock, systemClock } from '../Clock';
import { ClusterGateway, ClusterInfo, ClusterRequest } from './ClusterGateway';
import { failure, Outcome, success } from './ClusterError';
import { withDeadline } from './deadline';
import { HttpAnswer, httpRequest } from './httpRequest';
import { networkError } from './networkError';
import { parseClusters } from './parseClusters';
import { readText } from './readText';
import { Turns } from './Turns';
import { noPlugin, upstreamError } from './upstreamError';

/** The header by which the proxy of the kubernetes plugin knows the cluster. */
const CLUSTER_HEADER = 'Backstage-Kubernetes-Cluster';

/** A page of 250 objects of 1.5 MB would be above it: the reflector then asks for smaller pages. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Answers above that length are parsed one per turn of the event loop. */
const LONG_TEXT = 64 * 1024;
/** Enough for every error body that we read. */
const MAX_ERROR_BYTES = 256 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;
/** The proxy passes the headers of a watch on with its first byte: a bookmark, once a minute. */
const WATCH_HEADERS_TIMEOUT_MS = 75_000;

/** What the gateway needs. */
export interface KubernetesPluginGatewayOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  clock?: Clock;
}

/**
 * Clusters and their credentials by way of the kubernetes plugin's HTTP API and proxy: adopters
 * configure them once, and no cluster secret is in this plugin.
 *
 * The auth service hands out plugin tokens that it renews itself, so each request asks for one.
 */
export class KubernetesPluginGateway implements ClusterGateway {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #clock: Clock;
  readonly #turns = new Turns();

  static create(options: KubernetesPluginGatewayOptions) {
    return new KubernetesPluginGateway(options);
  }

  private constructor(options: KubernetesPluginGatewayOptions) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#clock = options.clock ?? systemClock;
  }

  async listClusters(signal: AbortSignal): Promise<Outcome<ClusterInfo[]>> {
    const answer = await this.#getJson('/clusters', {}, signal);
    if (!answer.ok) {
      return answer.error.code === 'notFound'
        ? { ok: false, error: noPlugin() }
        : answer;
    }
    const clusters = parseClusters(answer.value);
    return clusters
      ? success(clusters)
      : failure('malformed', 'the kubernetes plugin gave no list of clusters');
  }

  request(cluster: string, request: ClusterRequest): Promise<Outcome<unknown>> {
    const headers = {
      [CLUSTER_HEADER]: cluster,
      Accept: request.accept ?? 'application/json',
      'Accept-Encoding': 'gzip',
    };
    return this.#getJson(proxyPath(request), headers, request.signal);
  }

  async openWatch(
    cluster: string,
    request: ClusterRequest,
  ): Promise<Outcome<AsyncIterable<Uint8Array>>> {
    const headers = {
      [CLUSTER_HEADER]: cluster,
      Accept: request.accept ?? 'application/json',
      // Backstage's root router compresses, and a compressed watch comes in lumps, seconds late.
      'Accept-Encoding': 'identity',
    };
    const controller = new AbortController();
    const opened = await this.#deadline(
      WATCH_HEADERS_TIMEOUT_MS,
      request.signal,
      controller,
      async () => {
        const response = await this.#get(
          proxyPath(request),
          headers,
          controller.signal,
        );
        return isSuccess(response)
          ? success(response.body)
          : this.#refusal(response);
      },
    );
    if (opened.ok) {
      const abort = () => controller.abort();
      request.signal.addEventListener('abort', abort, { once: true });
      opened.value.once('close', () =>
        request.signal.removeEventListener('abort', abort),
      );
    }
    return opened;
  }

  #getJson(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Outcome<unknown>> {
    const controller = new AbortController();
    return this.#deadline(REQUEST_TIMEOUT_MS, signal, controller, async () => {
      const response = await this.#get(path, headers, controller.signal);
      if (!isSuccess(response)) {
        return this.#refusal(response);
      }
      const text = await readText(response.body, MAX_BYTES);
      if (text === undefined) {
        controller.abort();
        return failure('tooLarge', 'the answer is above 64 MB');
      }
      if (text.length > LONG_TEXT) {
        await this.#turns.next();
      }
      try {
        return success<unknown>(JSON.parse(text));
      } catch {
        return failure('malformed', 'the answer is not JSON');
      }
    });
  }

  async #refusal(response: HttpAnswer) {
    const error = upstreamError({
      status: response.status,
      retryAfter: response.headers['retry-after'],
      body: (await readText(response.body, MAX_ERROR_BYTES)) ?? '',
    });
    return { ok: false as const, error };
  }

  async #get(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const [baseUrl, { token }] = await Promise.all([
      this.#discovery.getBaseUrl('kubernetes'),
      this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      }),
    ]);
    // A redirect, which is not followed, would carry the token to somebody that nobody configured.
    return httpRequest(`${baseUrl}${path}`, {
      headers: { ...headers, Authorization: `Bearer ${token}` },
      signal,
    });
  }

  async #deadline<T>(
    ms: number,
    signal: AbortSignal,
    controller: AbortController,
    work: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const result = await withDeadline({
      clock: this.#clock,
      ms,
      signal,
      controller,
      work,
    });
    switch (result.end) {
      case 'done':
        return result.value;
      case 'failed':
        return { ok: false, error: networkError(result.cause) };
      case 'timeout':
        return failure('timeout', `no answer within ${ms / 1000} seconds`);
      default:
        return failure('unknown', 'the request was given up');
    }
  }
}

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

function proxyPath({ path, query = {} }: ClusterRequest): string {
  const search = new URLSearchParams(query).toString();
  return `/proxy${path}${search && `?${search}`}`;
}
