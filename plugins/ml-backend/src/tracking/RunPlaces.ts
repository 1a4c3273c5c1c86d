import { Run } from '@mlport/backstage-plugin-ml-common';

/**
 * Which experiments runs are in, of those that were seen: that never changes, so it is asked once.
 */
export class RunPlaces {
  readonly #capacity: number;
  readonly #experiments = new Map<string, string>();

  /**
   * @param capacity - How many runs are remembered; beyond that the oldest go first.
   */
  static create(capacity: number): RunPlaces {
    return new RunPlaces(capacity);
  }

  private constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Takes over where some runs of a source are. */
  see(
    source: string,
    runs: readonly Pick<Run, 'runId' | 'experimentId'>[],
  ): void {
    for (const { runId, experimentId } of runs) {
      this.#experiments.set(keyOf(source, runId), experimentId);
    }
    for (const oldest of this.#experiments.keys()) {
      if (this.#experiments.size <= this.#capacity) {
        break;
      }
      this.#experiments.delete(oldest);
    }
  }

  /** Whether a run was seen in an experiment. */
  isIn(source: string, runId: string, experimentId: string): boolean {
    return this.#experiments.get(keyOf(source, runId)) === experimentId;
  }
}

function keyOf(source: string, runId: string): string {
  return `${source} ${runId}`;
}
