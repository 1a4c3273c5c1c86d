import { toError } from '@backstage/errors';
import {
  MlApi,
  WorkloadAddress,
  WorkloadDetails,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { statusOf } from '../notices/statusOf';

/** How often the pods and events of work that waits or fails are asked for, in milliseconds. */
export const POLL_MS = 10_000;

/** How long changes of a row are gathered before the details are asked for again, in milliseconds. */
export const SETTLE_MS = 1_000;

/** What its reader waits for changes in pods and events before it does in the object. */
const RESTLESS: ReadonlySet<WorkloadState> = new Set([
  'Failed',
  'NotReady',
  'Restarting',
  'Unknown',
  'Queued',
  'Pending',
  'Terminating',
]);

/** What is known of one workload now. Every change is a new snapshot. */
export interface DetailsSnapshot {
  /** The last answer, which stays when a later one fails. */
  details?: WorkloadDetails;
  /** Why the last attempt failed. */
  error?: Error;
  loading: boolean;
}

/**
 * The details of one workload: asked for at once, when its row changes, and every ten seconds while
 * it waits or fails. Asks nothing while stopped, and never twice at a time.
 */
export class LiveDetails {
  readonly #api: Pick<MlApi, 'getWorkload'>;
  readonly #address: WorkloadAddress;
  readonly #listeners = new Set<() => void>();
  #snapshot: DetailsSnapshot = { loading: true };
  #running?: AbortController;
  #timer?: ReturnType<typeof setTimeout>;
  #asking = false;
  #again = false;
  #sequence?: number;

  static create(options: {
    api: Pick<MlApi, 'getWorkload'>;
    address: WorkloadAddress;
  }): LiveDetails {
    return new LiveDetails(options.api, options.address);
  }

  private constructor(
    api: Pick<MlApi, 'getWorkload'>,
    address: WorkloadAddress,
  ) {
    this.#api = api;
    this.#address = address;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): DetailsSnapshot => this.#snapshot;

  /** Begins to ask; nothing when it already does. */
  start(): void {
    if (!this.#running) {
      this.#running = new AbortController();
      this.#ask();
    }
  }

  /** Asks for nothing until it is started again. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#asking = false;
    this.#again = false;
    clearTimeout(this.#timer);
  }

  /** Asks now. */
  readonly refresh = (): void => {
    if (this.#running) {
      this.#ask();
    }
  };

  /** Tells of its row, or that there is none any more; asks when that is news. */
  noteRow(sequence: number | undefined): void {
    const news = this.#sequence !== undefined && this.#sequence !== sequence;
    this.#sequence = sequence;
    if (news && this.#running) {
      this.#schedule(SETTLE_MS);
    }
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), delay);
  }

  async #ask(): Promise<void> {
    const running = this.#running;
    if (!running) {
      return;
    }
    if (this.#asking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#asking = true;
    this.#again = false;
    this.#set({ ...this.#snapshot, loading: true });
    const next = await this.#answer(running.signal);
    if (running.signal.aborted) {
      return;
    }
    this.#asking = false;
    this.#set(next);
    if (this.#again) {
      this.#schedule(SETTLE_MS);
    } else if (next.error ? mayPass(next.error) : isRestless(next.details)) {
      this.#schedule(POLL_MS);
    }
  }

  async #answer(signal: AbortSignal): Promise<DetailsSnapshot> {
    try {
      const details = await this.#api.getWorkload(this.#address, { signal });
      return { details, loading: false };
    } catch (error) {
      return {
        details: this.#snapshot.details,
        error: toError(error),
        loading: false,
      };
    }
  }

  #set(snapshot: DetailsSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function isRestless(details: WorkloadDetails | undefined): boolean {
  return details !== undefined && RESTLESS.has(details.item.state);
}

/** A refusal stays one until somebody does something; the rest may pass by itself. */
function mayPass(error: Error): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || status === 429;
}
