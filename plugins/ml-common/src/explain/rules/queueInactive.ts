import { ExplainRule } from '../ExplainRule';
import { heldBy, queueFacts, saidByKueue, saidByQueue } from '../queueFacts';

const MESSAGE = /^(?:ClusterQueue|LocalQueue) (\S+) is inactive/;

/** Why a queue takes no work. Source: kueue 0.19.2 `ClusterQueueActiveReason…`. */
const CAUSES: Readonly<Record<string, string>> = {
  FlavorNotFound: 'it names a ResourceFlavor that does not exist',
  FlavorIndependentAdmissionCheckAppliedPerFlavor:
    'it applies an admission check per flavor that is for all',
  AdmissionCheckNotFound: 'it names an AdmissionCheck that does not exist',
  AdmissionCheckInactive: 'the controller of an admission check is not active',
  TopologyNotFound: 'its flavor names a Topology that does not exist',
  Terminating: 'it is being deleted',
};

/** Its queue takes no work: something that it needs is missing. */
export const queueInactive: ExplainRule = {
  cause: 'queue-inactive',
  explain: facts => {
    const admission = heldBy(facts);
    const { cluster, local } = queueFacts(facts);
    const said = MESSAGE.exec(admission?.message ?? '')?.[1];
    const isInactive =
      cluster?.reading.usable === false ||
      local?.reading.reason === 'ClusterQueueIsInactive';
    if (!admission || (said === undefined && !isInactive)) {
      return undefined;
    }
    const queue = said ?? cluster?.name ?? local?.reading.parent ?? 'its queue';
    const reason = cluster?.reading.reason ?? '';
    const cause = Object.hasOwn(CAUSES, reason) ? `: ${CAUSES[reason]}` : '';
    const names = /: ([^:]+?)\.?$/.exec(cluster?.reading.message ?? '')?.[1];
    return {
      headline: `${facts.name} waits: the queue ${queue} takes no work${cause}${
        cause && names && reason.endsWith('NotFound')
          ? ` (${names.replace(/.*: /, '')})`
          : ''
      }`,
      evidence: [...saidByQueue(cluster), ...saidByKueue(admission)],
      since: cluster?.reading.since ?? admission.since,
    };
  },
};
