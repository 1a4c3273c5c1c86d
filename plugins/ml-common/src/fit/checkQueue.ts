import { counted, listed, resourceWord } from '../kubernetes';
import { FlavorReading } from '../quota';
import { FitReason } from './FitAnswer';
import { FitView } from './FitView';
import { WorkToFit } from './WorkToFit';
import { byScarcity, figureOf, partOf, wordsOf } from './amounts';
import { AskedCell, assignFlavors, verdictOf } from './assignFlavors';
import { FoundQueue, findQueue } from './findQueue';

/** What the queue of some work says to it. */
export interface QueueCheck {
  reasons: FitReason[];
  /** The flavors that its roles would get, by the name of the role. */
  flavors: ReadonlyMap<string, readonly FlavorReading[]>;
}

/** Whether the queue of some work can let it in. Preemption is not foreseen. */
export function checkQueue(work: WorkToFit, view: FitView): QueueCheck {
  const { queue, reason } = findQueue(work, view);
  const reasons = reason ? [reason] : [];
  if (!queue) {
    return { reasons, flavors: new Map() };
  }
  const uncovered = uncoveredOf(work, queue);
  const assignment = assignFlavors(work.pods, queue, view);
  sayUnseen(queue, assignment.cells, view);
  return {
    reasons: [
      ...reasons,
      ...uncovered,
      ...assignment.reasons,
      ...assignment.cells
        .sort((a, b) => byScarcity(a.resource, b.resource))
        .map(cell => quotaReason(cell, queue, view)),
    ],
    flavors: assignment.flavors,
  };
}

/** Kueue lets nothing in that asks for what the queue has no quota of. */
function uncoveredOf(
  { pods }: WorkToFit,
  { name, reading }: FoundQueue,
): FitReason[] {
  const covered = new Set(reading.resources.map(({ resource }) => resource));
  const asked = new Set(pods.flatMap(({ requests }) => [...requests.keys()]));
  const uncovered = [...asked].filter(resource => !covered.has(resource));
  return uncovered.length === 0
    ? []
    : [
        {
          check: 'quota',
          verdict: 'never',
          message: `${name} has no quota for ${listed(
            uncovered.map(resourceWord),
            5,
          )}, which this asks for`,
          fix: 'Do not ask for it, use another queue, or let the platform team add it to the ClusterQueue',
        },
      ];
}

function quotaReason(
  cell: AskedCell,
  queue: FoundQueue,
  view: FitView,
): FitReason {
  const { resource, flavor, asked } = cell;
  const { name, reading } = queue;
  const { flavors, missing } = view.snapshot;
  const isOneOfMany =
    reading.resources.filter(row => row.resource === resource).length > 1;
  const where = isOneOfMany ? ` in flavor ${flavor}` : '';
  const asks = `this asks for ${figureOf(resource, asked)}`;
  const most = view.tree.availableAtMost(name, cell);
  const verdict = verdictOf(cell, queue, view);
  if (verdict === 'never') {
    return {
      check: 'quota',
      verdict,
      message: `${name} can give at most ${wordsOf(
        resource,
        most,
      )}${where}, ${asks}`,
      fix: `Ask for at most ${wordsOf(resource, most)}, or use another queue`,
    };
  }
  const free = view.tree.availableNow(name, cell);
  const message = `${name} has ${partOf(
    resource,
    free,
    most,
  )} free${where}, ${asks}${waitingWords(queue)}`;
  const isFlavorUnknown =
    flavor !== undefined && flavors.get(flavor)?.reason !== undefined;
  const isFlavorMissing =
    flavor !== undefined && !flavors.has(flavor) && missing.includes('flavors');
  return isFlavorUnknown || isFlavorMissing
    ? {
        check: 'flavor',
        verdict: 'unknown',
        message: `which nodes the flavor ${flavor} of ${name} means is not known`,
      }
    : { check: 'quota', verdict, message };
}

function waitingWords({ reading: { pending = 0 } }: FoundQueue): string {
  return pending > 0
    ? `, and ${counted(pending, 'job')} wait${pending === 1 ? 's' : ''} in it`
    : '';
}

function sayUnseen(
  { name, reading }: FoundQueue,
  cells: readonly AskedCell[],
  { snapshot, unseen }: FitView,
) {
  const { admissionChecks = [] } = reading;
  if (admissionChecks.length > 0) {
    unseen.add(
      `What the admission checks of ${name} will say is not known: ${listed(
        admissionChecks,
      )}`,
    );
  }
  for (const flavor of new Set(cells.map(cell => cell.flavor ?? ''))) {
    if (snapshot.flavors.get(flavor)?.topology) {
      unseen.add(
        `Whether the pods find room close together, as the topology of flavor ${flavor} asks, is not known`,
      );
    }
  }
}
