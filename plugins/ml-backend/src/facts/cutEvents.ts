import { EventFacts } from '@mlport/backstage-plugin-ml-common';

/**
 * The newest of events that come newest first, warnings before all others: they explain, and events
 * have whole seconds, in which much can happen. What is left is in the order it came.
 */
export function cutEvents(
  events: readonly EventFacts[],
  most: number,
): EventFacts[] {
  const kept = new Set(
    [...events.filter(isWarning), ...events.filter(e => !isWarning(e))].slice(
      0,
      most,
    ),
  );
  return events.filter(event => kept.has(event));
}

function isWarning({ type }: EventFacts): boolean {
  return type !== 'Normal';
}
