import { asRecord } from '@mlport/backstage-plugin-ml-common';
import { Clock, sleep } from '../../../clusters/Clock';
import { MlflowInstanceConfig } from '../MlflowConfig';
import { Breaker } from './Breaker';
import { exchange } from './exchange';
import { MlflowRequest } from './MlflowRequest';
import { MlflowTransport } from './MlflowTransport';
import { PATIENCE } from './patience';
import { jsonOf, versionOf } from './readAnswer';
import { Answer, noWorkspaces, Refusal, refused } from './Refusal';
import { Asker, GateLimits, RequestGate } from './RequestGate';

/** What the client needs. */
export interface MlflowClientOptions {
  readonly config: MlflowInstanceConfig;
  readonly transport: MlflowTransport;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly limits: GateLimits;
  /** Tells of an address that works other than the configured one. */
  readonly onOtherBase?: (base: string) => void;
}

const FIRST_BACKOFF_MS = 500;
const WORKSPACES_TTL_MS = 5 * 60_000;

/**
 * Asks one instance of MLflow. It bounds what is asked, tries again what may pass, leaves alone what
 * fails again and again, and finds out what a static prefix means to the version of the server.
 */
export class MlflowClient {
  readonly #options: MlflowClientOptions;
  readonly #gate: RequestGate;
  readonly #breaker: Breaker;
  #base: string;
  #workspaces:
    | { readonly enabled: boolean; readonly until: number }
    | undefined;

  static create(options: MlflowClientOptions): MlflowClient {
    return new MlflowClient(options);
  }

  private constructor(options: MlflowClientOptions) {
    this.#options = options;
    this.#gate = RequestGate.create(options.clock, options.limits);
    this.#breaker = Breaker.create(options.clock);
    this.#base = options.config.baseUrl;
  }

  /**
   * Asks for JSON. A server without workspaces fails at their header (500), even for `default`, so it
   * is asked first whether it has them.
   *
   * @throws the reason of the signal, when it ends the request.
   */
  async json(request: MlflowRequest): Promise<Answer<unknown>> {
    const { workspace, asker, signal } = request;
    if (workspace !== undefined) {
      const enabled = await this.#hasWorkspaces(asker, signal);
      if (!enabled.ok) {
        return enabled;
      }
      if (!enabled.value) {
        return noWorkspaces();
      }
    }
    return this.#send(request, jsonOf);
  }

  /** @throws the reason of the signal, when it ends the request. */
  async version(signal: AbortSignal): Promise<Answer<string>> {
    const request = { path: '/version', asker: 'background', signal } as const;
    return this.#send(request, versionOf);
  }

  async #hasWorkspaces(
    asker: Asker,
    signal: AbortSignal,
  ): Promise<Answer<boolean>> {
    const { clock } = this.#options;
    if (this.#workspaces && clock.now() < this.#workspaces.until) {
      return { ok: true, value: this.#workspaces.enabled };
    }
    const path = '/api/3.0/mlflow/server-info';
    const info = await this.#send({ path, asker, signal }, jsonOf);
    if (!info.ok && !info.refusal.isNoRoute) {
      return info;
    }
    const enabled =
      info.ok && asRecord(info.value)?.workspaces_enabled === true;
    this.#workspaces = { enabled, until: clock.now() + WORKSPACES_TTL_MS };
    return { ok: true, value: enabled };
  }

  async #send<T>(
    request: MlflowRequest,
    read: (text: string) => Answer<T>,
  ): Promise<Answer<T>> {
    const { attempts } = PATIENCE[request.asker];
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#inTurn(request, read);
      if (answer.ok || !answer.refusal.isPassing || attempt >= attempts) {
        return answer;
      }
      await this.#backOff(attempt, answer.refusal, request.signal);
    }
  }

  async #backOff(
    attempt: number,
    { retryAfterMs }: Refusal,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, random } = this.#options;
    if (retryAfterMs !== undefined) {
      this.#gate.hold(retryAfterMs);
    } else {
      const most = FIRST_BACKOFF_MS * 2 ** attempt;
      await sleep(clock, most * (0.5 + 0.5 * random()), signal);
    }
  }

  async #inTurn<T>(
    request: MlflowRequest,
    read: (text: string) => Answer<T>,
  ): Promise<Answer<T>> {
    const { asker, signal } = request;
    signal.throwIfAborted();
    const paused = this.#paused();
    if (paused) {
      return paused;
    }
    const patienceMs = PATIENCE[asker].turnMs;
    const turn = await this.#gate.enter({ asker, patienceMs, signal });
    signal.throwIfAborted();
    if (turn !== 'now') {
      const message =
        turn === 'held'
          ? 'the server asks to wait'
          : 'too much is asked of this server at once';
      return refused('limited', message, { fix: 'Try again in a minute.' });
    }
    try {
      return this.#paused() ?? (await this.#attempt(request, read));
    } finally {
      this.#gate.leave();
    }
  }

  #paused() {
    const error = this.#breaker.refusal();
    return error && { ok: false as const, refusal: { error } };
  }

  async #attempt<T>(
    request: MlflowRequest,
    read: (text: string) => Answer<T>,
  ): Promise<Answer<T>> {
    this.#breaker.begin();
    try {
      const answer = await this.#atEitherBase(request, read);
      if (answer.ok || !answer.refusal.isIll) {
        this.#breaker.succeeded();
      } else if (!request.isOwnWords) {
        this.#breaker.failed(answer.refusal.error);
      }
      return answer;
    } finally {
      this.#breaker.passed();
    }
  }

  /**
   * Before 3.11 a static prefix was one of the pages and not of the API
   * (https://github.com/mlflow/mlflow/pull/22159).
   */
  async #atEitherBase<T>(
    request: MlflowRequest,
    read: (text: string) => Answer<T>,
  ): Promise<Answer<T>> {
    const { baseUrl } = this.#options.config;
    const { origin } = new URL(baseUrl);
    const other = this.#base === baseUrl ? origin : baseUrl;
    const answer = await exchange(this.#options, this.#base, request, read);
    if (answer.ok || !answer.refusal.isNoRoute || other === this.#base) {
      return answer;
    }
    this.#gate.charge();
    const second = await exchange(this.#options, other, request, read);
    if (!second.ok) {
      return answer;
    }
    this.#base = other;
    this.#options.onOtherBase?.(other);
    return second;
  }
}
