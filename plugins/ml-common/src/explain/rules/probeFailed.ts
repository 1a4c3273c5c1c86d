import { EventFacts } from '../EventFacts';
import { ExplainRule } from '../ExplainRule';
import { PodFacts } from '../PodFacts';
import { WorkloadFacts } from '../WorkloadFacts';
import { eventOf, openPods, isRecent, seenIn, shortName } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `pkg/kubelet/prober/prober.go`. */
const PROBE = /^(Readiness|Liveness|Startup) probe (?:failed|errored)/;

/** How a probe failed, without what the server answered: that may hold anything. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/statuscode: (\d{3})/, 'its server answers with status $1'],
  [/connection refused/, 'nothing listens on its port'],
  [
    /context deadline exceeded|timeout|timed out/i,
    'its server does not answer in time',
  ],
  [/service unhealthy|NOT_SERVING/i, 'its server says that it does not serve'],
];

/** A probe fails: it gets no requests, or is killed for it. */
export const probeFailed: ExplainRule = {
  cause: 'probe-failed',
  explain: facts => {
    for (const pod of openPods(facts)) {
      const event = failingProbe(facts, pod);
      const probe = PROBE.exec(event?.message ?? '')?.[1];
      if (event && probe) {
        const isDeadly = probe !== 'Readiness';
        return {
          headline: `${lead(
            facts,
          )}the ${probe.toLowerCase()} probe of ${shortName(
            facts,
            pod,
          )} fails${causeOf(event.message)}${
            isDeadly ? ', and it is restarted for that' : ''
          }`,
          evidence: [
            { ...seenIn(facts, event), text: evidenceOf(event, probe) },
          ],
          fix: isDeadly
            ? {
                text: 'If it only starts slowly, add a startupProbe or give the probe more time.',
                manifestPath: `containers[${
                  event.container ? `name=${event.container}` : ''
                }].${probe.toLowerCase()}Probe`,
              }
            : undefined,
          since: event.at,
        };
      }
    }
    return undefined;
  },
};

/** A readiness probe matters while the pod is not ready; the others while their container is not. */
function failingProbe(
  facts: WorkloadFacts,
  pod: PodFacts,
): EventFacts | undefined {
  const event = eventOf(facts, pod, /^Unhealthy$/, PROBE);
  const isFirst = (event?.count ?? 0) < 2;
  const isStarting = isFirst && pod.containers.every(c => c.restarts === 0);
  return !pod.ready && event && isRecent(facts, event.at) && !isStarting
    ? event
    : undefined;
}

function causeOf(message: string): string {
  for (const [pattern, words] of CAUSES) {
    const match = pattern.exec(message);
    if (match) {
      return `, ${words.replace('$1', match[1] ?? '')}`;
    }
  }
  return '';
}

function evidenceOf({ count, message }: EventFacts, probe: string): string {
  const often = count > 1 ? ` (${count} times)` : '';
  return `${probe} probe failed${causeOf(message)}${often}`;
}
