import { LiveView } from './LiveView';
import { serializeEvent } from './serializeEvents';
import { Signal } from './Signal';
import { StreamHub } from './StreamHub';
import { StreamWriter } from './StreamWriter';

const STILL_HERE = Buffer.from(': still here\n\n');

/**
 * One reader of a stream: which view it reads now. The view changes when its entity's annotations
 * do, or what the reader may see.
 */
export interface Feed {
  readonly hub: StreamHub;
  readonly writer: StreamWriter;
  readonly signal: Signal;
  view(): LiveView;
  /** Whether something should be written again, so that the connection is known to be alive. */
  takeHeartbeat(): boolean;
}

/**
 * Keeps a reader up to date until its connection is gone: sources and rows when it comes, then each
 * flush, always from where it stands. A reader that is slower than the changes gets them put
 * together, and a snapshot when it falls out of what is remembered.
 *
 * @param since - The version that the reader came back with.
 */
export async function feedReader(
  feed: Feed,
  since: string | undefined,
): Promise<void> {
  const { hub, writer, signal } = feed;
  let view = feed.view();
  let position = view.resume(since);
  let told = position;
  let sources: Buffer | undefined;

  while (!writer.isClosed) {
    if (view !== feed.view()) {
      view = feed.view();
      position = undefined;
    }
    const newSources = hub.sources(view.filter.scope);
    if (sources !== newSources) {
      sources = newSources;
      await writer.write(sources);
      continue;
    }
    // A reader that began with a snapshot, or a page, may be ahead of the view until its next flush.
    if (position === undefined || position < view.position) {
      const delta =
        position === undefined ? undefined : view.stepFrom(position);
      const step = delta ?? view.snapshot();
      for (const part of step.parts) {
        await writer.write(part);
        told = step.to;
        // A slow reader must not get the rest of what it may not see any more.
        if (writer.isClosed || view !== feed.view()) {
          break;
        }
      }
      position = step.to;
      continue;
    }
    if (feed.takeHeartbeat()) {
      // Also moves the reader's point to resume from past changes that did not concern it.
      await writer.write(
        told === position ? STILL_HERE : emptyDelta(view, position),
      );
      told = position;
    }
    await signal.wait();
  }
}

function emptyDelta(view: LiveView, position: number): Buffer {
  return serializeEvent(
    'delta',
    '{"upserts":[],"removes":[]}',
    view.version(position),
  );
}
