import { setTimeout as wait } from 'node:timers/promises';
import { StoryTime } from '../scenario/planRuns';
import { MlflowWriter } from './MlflowWriter';
import { TrackingStory } from './TrackingStory';

/** How often an MLflow that is not there yet is asked whether it is. */
const ASK_EVERY_MS = 1_000;

/** How often what has come is written. */
const WRITE_EVERY_MS = 15_000;

/**
 * Waits for an MLflow to be there, fills it, and then logs to it what happens, by the clock.
 *
 * @returns what stops it.
 */
export function followTracking(options: {
  url: string;
  time: StoryTime;
  /** Hears of the first filling, and why a later one failed. */
  onReport: (line: string) => void;
}): () => void {
  const { url, time, onReport } = options;
  const end = new AbortController();
  const { signal } = end;
  const writer = MlflowWriter.create(url);
  const story = TrackingStory.create({ writer, time });

  const follow = async () => {
    let isFilled = false;
    while (!signal.aborted) {
      while (!(await writer.isReady(signal))) {
        await wait(ASK_EVERY_MS, undefined, { signal });
      }
      try {
        await story.advanceTo(Date.now());
        if (!isFilled) {
          isFilled = true;
          onReport('MLflow has the experiments and models of the company');
        }
      } catch (error) {
        onReport(error instanceof Error ? error.message : String(error));
      }
      await wait(WRITE_EVERY_MS, undefined, { signal });
    }
  };
  follow().catch(error => {
    if (!signal.aborted) {
      onReport(error instanceof Error ? error.message : String(error));
    }
  });
  return () => end.abort();
}
