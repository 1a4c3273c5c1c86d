import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process has used. */
export type ProcessUsage = {
  /** Milliseconds of processor time since the last look, in user and system mode. */
  cpuMs: number;
  /** Milliseconds since the last look. */
  ms: number;
  /** Resident bytes now. */
  rss: number;
  /** The 99th percentile of the delay of the event loop since the last look, in milliseconds. */
  loopP99: number;
};

const RESOLUTION_MS = 10;

/** What this process uses, from one look to the next. */
export class UsageMeter {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #cpu = process.cpuUsage();
  #at = performance.now();

  static start(): UsageMeter {
    return new UsageMeter();
  }

  private constructor() {
    this.#delay.enable();
  }

  /** What was used since the last time. */
  look(): ProcessUsage {
    const { user, system } = process.cpuUsage(this.#cpu);
    const now = performance.now();
    const p99 = this.#delay.percentile(99) / 1e6;
    const usage = {
      cpuMs: (user + system) / 1e3,
      ms: now - this.#at,
      rss: process.memoryUsage.rss(),
      // The histogram holds how long each tick took, and a tick is due after the resolution.
      loopP99: Math.max(0, p99 - RESOLUTION_MS),
    };
    this.#cpu = process.cpuUsage();
    this.#at = now;
    this.#delay.reset();
    return usage;
  }
}
