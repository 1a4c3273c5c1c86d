import {
  asCount,
  asRecord,
  asText,
  asTime,
  cutText,
  shareText,
} from '../kubernetes';
import { EventFacts } from './EventFacts';
import { maskSecrets } from './maskSecrets';

/** Scheduler messages on large clusters are long, and their end matters. */
const LONGEST = 1000;

const CONTAINER = /^spec\.(?:initContainers|containers)\{([^}]*)\}$/;

/**
 * The facts of an event of `v1` or `events.k8s.io/v1`, from unknown JSON. Never throws.
 *
 * @returns `undefined` for what is no event, or says nothing
 *
 * @public
 */
export function parseEventFacts(json: unknown): EventFacts | undefined {
  const event = asRecord(json);
  const reason = asText(event?.reason);
  const about = asRecord(event?.involvedObject ?? event?.regarding);
  if (!event || !reason || !about) {
    return undefined;
  }
  const series = asRecord(event.series);
  const message = asText(event.message) ?? asText(event.note) ?? '';
  const path = asText(about.fieldPath);
  return {
    type: asText(event.type),
    reason: shareText(cutText(reason, 128)),
    message: maskSecrets(cutText(message, LONGEST)),
    about: {
      kind: asText(about.kind),
      namespace: asText(about.namespace),
      name: asText(about.name),
      uid: asText(about.uid),
    },
    container: path && CONTAINER.exec(path)?.[1],
    count:
      asCount(series?.count) ??
      asCount(event.count) ??
      asCount(event.deprecatedCount) ??
      1,
    at:
      asTime(series?.lastObservedTime) ??
      asTime(event.lastTimestamp) ??
      asTime(event.deprecatedLastTimestamp) ??
      asTime(event.eventTime) ??
      asTime(asRecord(event.metadata)?.creationTimestamp),
  };
}
