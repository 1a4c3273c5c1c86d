import { listed } from '../kubernetes';
import { FitAnswer, FitReason, WorkFit } from './FitAnswer';
import { FitSnapshot } from './FitSnapshot';
import { FitView } from './FitView';
import { QuotaTree } from './QuotaTree';
import { WorkToFit, workToFit } from './WorkToFit';
import { checkNamespaceQuotas } from './checkNamespaceQuotas';
import { checkNodes } from './checkNodes';
import { checkQueue } from './checkQueue';
import { byVerdict, worstOf } from './verdicts';

/**
 * Whether manifests would run, as quotas and nodes are in a snapshot: by the queue that each names,
 * the quotas of its namespace, and the sizes of the nodes. Each manifest is judged alone. Pure; never
 * throws.
 *
 * @param objects - unknown JSON, one entry per object; what makes no pods is left out of the answer
 * @param snapshot - what the cluster grants and has
 *
 * @public
 */
export function fitManifests(
  objects: readonly unknown[],
  snapshot: FitSnapshot,
): FitAnswer {
  const view: FitView = {
    snapshot,
    tree: QuotaTree.create(snapshot.quotas),
    unseen: new Set(),
  };
  const items = objects.flatMap(object => {
    const work = workToFit(object);
    return (work && fitWork(work, view)) ?? [];
  });
  return {
    verdict: worstOf(items.map(({ verdict }) => verdict)),
    items,
    ...(items.length > 0 && snapshot.asOf && { asOf: snapshot.asOf }),
    unseen: [...view.unseen],
  };
}

/** `undefined` for what asks for nothing that is limited. */
function fitWork(work: WorkToFit, view: FitView): WorkFit | undefined {
  const queue = checkQueue(work, view);
  const reasons = [
    ...openRoles(work),
    ...namelessNamespace(work),
    ...queue.reasons,
    ...(work.namespace ? checkNamespaceQuotas(work, view) : []),
    ...checkNodes(work, queue.flavors, view),
  ].sort(byVerdict);
  const [first] = reasons;
  return (
    first && {
      object: work.object,
      verdict: first.verdict,
      headline: first.message,
      reasons,
    }
  );
}

function openRoles({ open }: WorkToFit): FitReason[] {
  return open.length === 0
    ? []
    : [
        {
          check: 'resource',
          verdict: 'unknown',
          message: `it leaves to its runtime how many pods there are of ${listed(
            open,
          )}, or what they ask for`,
          fix: 'State their number and what each asks for in the manifest',
        },
      ];
}

function namelessNamespace({ namespace, pods }: WorkToFit): FitReason[] {
  return namespace || pods.length === 0
    ? []
    : [
        {
          check: 'queue',
          verdict: 'unknown',
          message:
            'it names no namespace, so which queues and quotas hold for it is not known',
          fix: 'Set metadata.namespace',
        },
      ];
}
