import { Clock } from '../Clock';
import { ClusterRequest } from '../gateway';
import { ScriptedWatch } from './ScriptedGateway';

/** As the API server: about once a minute. */
const BOOKMARK_MS = 60_000;

/** What an open watch needs of its cluster. */
interface SimulatedWatchOptions {
  readonly clock: Clock;
  version(): number;
  /** The watcher was told a version and has read it. */
  onTold(version: number): void;
  onClose(): void;
}

/** One open watch of a simulated cluster: bookmarks come, and after its time it ends in order. */
export class SimulatedWatch {
  readonly path: string;
  readonly stream = new ScriptedWatch();
  readonly #options: SimulatedWatchOptions;
  #cancelBookmark = () => {};
  readonly #cancelEnd: () => void;

  constructor(request: ClusterRequest, options: SimulatedWatchOptions) {
    const { path, query, signal } = request;
    this.path = path;
    this.#options = options;
    signal.addEventListener('abort', () => this.close());
    this.#bookmarkLater();
    const timeout = Number(query?.timeoutSeconds) * 1000;
    this.#cancelEnd = options.clock.after(timeout, () => {
      this.stream.push('end');
      this.close();
    });
  }

  send(type: string, object: unknown): void {
    const { metadata } = object as { metadata?: { resourceVersion?: string } };
    const version = Number(metadata?.resourceVersion ?? 0);
    const line = Buffer.from(`${JSON.stringify({ type, object })}\n`);
    this.stream.pushThen(line, () => this.#options.onTold(version));
  }

  /** Lets go without a word. */
  close(): void {
    this.#cancelBookmark();
    this.#cancelEnd();
    this.#options.onClose();
  }

  #bookmarkLater(): void {
    this.#cancelBookmark = this.#options.clock.after(BOOKMARK_MS, () => {
      const resourceVersion = String(this.#options.version());
      this.send('BOOKMARK', { metadata: { resourceVersion } });
      this.#bookmarkLater();
    });
  }
}
