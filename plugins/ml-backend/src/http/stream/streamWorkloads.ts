import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Response } from 'express';
import { WorkloadFilter } from '../../workloads/compileFilter';
import { feedReader } from './feedReader';
import { serializeEnd } from './serializeEvents';
import { Signal } from './Signal';
import { StreamHub } from './StreamHub';
import { StreamWriter } from './StreamWriter';
import { watchAccess } from './watchAccess';

/**
 * The times of a stream, in milliseconds.
 */
export interface StreamTimes {
  /** Something is written at least this often. */
  heartbeat: number;
  /** The caller's permission and entity are looked at again this often. */
  recheck: number;
  /** How long the policy may take to answer that. */
  answer: number;
  /** How long a reader may not read. */
  patience: number;
}

/**
 * What is promised to clients, and what proxies commonly bear. A change of what somebody may see
 * reaches a stream within a minute, also when the policy first does not answer: that is twice a
 * recheck and an answer.
 */
export const STREAM_TIMES: StreamTimes = {
  heartbeat: 25_000,
  recheck: 20_000,
  answer: 5_000,
  patience: 30_000,
};

/**
 * Serves one stream until the caller goes, may not read any more, or the backend stops.
 *
 * @param access - Who reads what: `filter` answers anew whether and what the caller may read.
 */
export async function streamWorkloads(
  response: Response,
  access: {
    credentials: BackstageCredentials;
    since?: string;
    filter: WorkloadFilter;
    resolve(): Promise<WorkloadFilter>;
  },
  options: { hub: StreamHub; times: StreamTimes },
): Promise<void> {
  const { hub, times } = options;
  const writer = StreamWriter.open(response, times.patience);
  const signal = new Signal();
  let joined = hub.join(access.filter, signal.notify);
  let isHeartbeatDue = false;

  const end = (part?: Buffer) => {
    writer.end(part);
    signal.notify();
  };
  const stopWatching = watchAccess({
    expiresAt: access.credentials.expiresAt,
    interval: times.recheck,
    deadline: times.answer,
    resolve: access.resolve,
    onFilter(filter) {
      if (filter.fingerprint !== joined.view.filter.fingerprint) {
        joined.leave();
        joined = hub.join(filter, signal.notify);
        signal.notify();
      }
    },
    onEnd: reason => end(serializeEnd(reason)),
    onUnknown: () => writer.drop(),
  });
  const heart = setInterval(() => {
    isHeartbeatDue = true;
    signal.notify();
  }, times.heartbeat);
  const forget = hub.onClose(() => end());
  writer.closed.then(signal.notify);

  try {
    await feedReader(
      {
        hub,
        writer,
        signal,
        view: () => joined.view,
        takeHeartbeat() {
          const isDue = isHeartbeatDue;
          isHeartbeatDue = false;
          return isDue;
        },
      },
      access.since,
    );
    await writer.closed;
  } finally {
    // Only has an effect after an error: the reader comes back instead of waiting for ever.
    writer.drop();
    clearInterval(heart);
    stopWatching();
    forget();
    joined.leave();
  }
}
