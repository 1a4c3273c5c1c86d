import { cutText } from '../kubernetes';
import { EventFacts } from './EventFacts';
import { Evidence } from './Explanation';
import { ContainerFacts, PodFacts } from './PodFacts';
import { WorkloadFacts } from './WorkloadFacts';
import { counted, listed } from './words';

/** A container in trouble, and its pod. */
export interface Trouble {
  pod: PodFacts;
  container: ContainerFacts;
}

/** How long an event or an end still says something about work that goes on. */
const RECENT = 15 * 60 * 1000;

/** Five letters that Kubernetes gives to pods without an ordinal. */
const RANDOM = /^[bcdfghjklmnpqrstvwxz2456789]{5}$/;

/** The pods that have not come to a good end and are not on their way out. */
export function openPods({ pods }: WorkloadFacts): PodFacts[] {
  return pods.filter(
    ({ phase, deletedAt }) => phase !== 'Succeeded' && deletedAt === undefined,
  );
}

/** The containers of open pods that are in some trouble, in the order of the pods. */
export function troublesOf(
  facts: WorkloadFacts,
  isTrouble: (container: ContainerFacts, pod: PodFacts) => boolean,
): Trouble[] {
  return openPods(facts).flatMap(pod =>
    pod.containers
      .filter(container => isTrouble(container, pod))
      .map(container => ({ pod, container })),
  );
}

/**
 * The containers that ended badly, the first to end first: in work of many pods the others end
 * because of it. For work that goes on only what ended a short while ago, or is not up again.
 */
export function badEnds(
  facts: WorkloadFacts,
  isBad: (container: ContainerFacts) => boolean,
): Trouble[] {
  const { state } = facts.reading;
  const goesOn = state === 'Running' || state === 'Ready';
  const at = ({ container }: Trouble) => container.end?.at ?? Infinity;
  return troublesOf(
    facts,
    container =>
      container.end !== undefined &&
      isBad(container) &&
      (!goesOn ||
        container.state !== 'running' ||
        isRecent(facts, container.end.at)),
  ).sort((a, b) => at(a) - at(b) || (a.pod.name < b.pod.name ? -1 : 1));
}

/** Whether a moment is a short while ago. */
export function isRecent({ now }: WorkloadFacts, at: number | undefined) {
  return at !== undefined && now - at <= RECENT;
}

/** The name of a pod within its work: `worker-2` of `resnet-42-worker-2`. */
export function shortName({ name }: WorkloadFacts, pod: PodFacts): string {
  const rest = pod.name.startsWith(`${name}-`)
    ? pod.name.slice(name.length + 1)
    : pod.name;
  return cutText(RANDOM.test(rest) ? `pod ${rest}` : rest, 64);
}

/** `worker-2`, or `3 of 8 pods (worker-0, worker-1 and worker-2)`. */
export function podWords(
  facts: WorkloadFacts,
  pods: readonly PodFacts[],
): string {
  const unique = [...new Set(pods)];
  if (unique.length === 1) {
    const [pod] = unique;
    return pod.name === facts.name ? 'its pod' : shortName(facts, pod);
  }
  const all = facts.pods.length;
  const share =
    unique.length === all
      ? `all ${counted(all, 'pod')}`
      : `${unique.length} of ${counted(all, 'pod')}`;
  return `${share} (${listed(unique.map(pod => shortName(facts, pod)))})`;
}

/** `worker-2 needs`, `3 of 8 pods (…) need`. */
export function podsDo(
  facts: WorkloadFacts,
  pods: readonly PodFacts[],
  one: string,
  many: string,
): string {
  const verb = new Set(pods).size === 1 ? one : many;
  return `${podWords(facts, pods)} ${verb}`;
}

/** The newest event of a pod with one of some reasons. */
export function eventOf(
  facts: WorkloadFacts,
  pod: PodFacts,
  reasons: RegExp,
  message = /(?:)/,
): EventFacts | undefined {
  return newest(
    facts.events.filter(
      event =>
        (event.about.uid === pod.uid ||
          (event.about.uid === undefined && event.about.name === pod.name)) &&
        reasons.test(event.reason) &&
        message.test(event.message),
    ),
  );
}

/** The newest of some events. */
export function newest(events: readonly EventFacts[]): EventFacts | undefined {
  return [...events].sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
}

/**
 * The newest event about what makes the pods that came after the newest pod: what was refused before
 * has happened since.
 */
export function refusalOf(
  facts: WorkloadFacts,
  isRefusal: (event: EventFacts) => boolean,
): EventFacts | undefined {
  const lastMade = Math.max(
    0,
    ...facts.pods.map(({ createdAt = 0 }) => createdAt),
  );
  const refusal = newest(facts.events.filter(isRefusal));
  return refusal && (refusal.at ?? Infinity) >= lastMade ? refusal : undefined;
}

/** An event as evidence. */
export function seenIn(facts: WorkloadFacts, event: EventFacts): Evidence {
  const pod = facts.pods.find(({ uid }) => uid === event.about.uid);
  const name = pod ? shortName(facts, pod) : event.about.name ?? facts.name;
  const often = event.count > 1 ? ` (${event.count} times)` : '';
  return {
    text: `${event.message || event.reason}${often}`,
    source: `event of ${name}`,
    at: event.at,
  };
}

/** Something a pod's own status says. */
export function seenAt(
  facts: WorkloadFacts,
  pod: PodFacts,
  text: string,
  at?: number,
): Evidence {
  return {
    text,
    source: `pod ${shortName(facts, pod).replace(/^pod /, '')}`,
    at,
  };
}
