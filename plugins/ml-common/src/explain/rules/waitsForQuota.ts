import { QuotaReading, QuotaResource } from '../../quota';
import { Evidence } from '../Explanation';
import { ExplainRule } from '../ExplainRule';
import { Named, WorkloadFacts } from '../WorkloadFacts';
import { heldBy, queueFacts, saidByKueue } from '../queueFacts';
import { nearestShortage, ReasonOf } from '../quotaReasons';
import { amountOf, counted, listed, resourceWord } from '../words';

const LOST_RACE = /no longer fits after processing another workload/;

/** Its queue has less free than it asks for. */
export const waitsForQuota: ExplainRule = {
  cause: 'waits-for-quota',
  explain: facts => {
    const admission = heldBy(facts);
    const message = admission?.message ?? '';
    const shortage = nearestShortage(admission);
    const isSaid =
      admission?.reason === 'WaitingForQuota' || LOST_RACE.test(message);
    if (!admission || (!shortage && !isSaid)) {
      return undefined;
    }
    const { cluster } = queueFacts(facts);
    const row = cluster && shortage && rowOf(cluster, shortage);
    return {
      headline: headlineOf(facts, shortage, cluster, row),
      evidence: [
        ...usageOf(facts, cluster, row),
        ...saidByKueue(admission),
        ...lineOf(cluster),
      ],
      since: admission.since,
    };
  },
};

function headlineOf(
  facts: WorkloadFacts,
  shortage: ReasonOf<'not-free'> | undefined,
  cluster: Named<QuotaReading> | undefined,
  row: QuotaResource | undefined,
): string {
  if (!shortage) {
    return `${facts.name} waits for quota: other work was admitted first`;
  }
  const { resource, flavor, needed } = shortage;
  const asked = facts.reading.accelerators.find(
    accelerator => accelerator.resource === resource,
  );
  const ask = amountOf(resource, asked?.count ?? needed);
  const more =
    asked && asked.count > needed ? `${needed} more needed` : 'none free';
  const because =
    cluster && row
      ? takenWords(facts, cluster, row)
      : `${asked ? more : 'not free'} in flavor ${flavor}`;
  return `${facts.name} waits for ${ask}: ${because}`;
}

function rowOf(
  cluster: Named<QuotaReading>,
  { resource, flavor }: ReasonOf<'not-free'>,
): QuotaResource | undefined {
  return cluster.reading.resources.find(
    row => row.resource === resource && row.flavor === flavor,
  );
}

/** `vision has 6 of 8 GPUs in use, 2 borrowed by nlp`. */
function takenWords(
  facts: WorkloadFacts,
  cluster: Named<QuotaReading>,
  { resource, flavor, nominal, reserved = 0, borrowed = 0 }: QuotaResource,
): string {
  const own = nominal === undefined ? '' : ` of ${nominal}`;
  const taken = `${cluster.name} has ${
    reserved - borrowed
  }${own} ${resourceWord(resource)} in use`;
  const extra = borrowed > 0 ? ` and borrows ${borrowed} more` : '';
  const lent = borrowersOf(facts, cluster, resource, flavor);
  return `${taken}${extra}${lent.length > 0 ? `, ${lent.join(', ')}` : ''}`;
}

function borrowersOf(
  { quotas }: WorkloadFacts,
  { name, reading }: Named<QuotaReading>,
  resource: string,
  flavor: string | undefined,
): string[] {
  if (reading.parent === undefined) {
    return [];
  }
  return quotas
    .filter(
      other =>
        other.reading.scope === 'cluster' &&
        other.reading.parent === reading.parent &&
        other.name !== name,
    )
    .flatMap(other =>
      other.reading.resources
        .filter(row => row.resource === resource && row.flavor === flavor)
        .filter(({ borrowed = 0 }) => borrowed > 0)
        .map(({ borrowed }) => `${borrowed} borrowed by ${other.name}`),
    )
    .slice(0, 3);
}

function usageOf(
  facts: WorkloadFacts,
  cluster: Named<QuotaReading> | undefined,
  row: QuotaResource | undefined,
): Evidence[] {
  if (!cluster || !row) {
    return [];
  }
  const { nominal, reserved, used, borrowed } = row;
  const figures = Object.entries({ nominal, reserved, used, borrowed })
    .filter(([, figure]) => figure !== undefined)
    .map(([word, figure]) => `${word} ${figure}`);
  return [
    {
      text: `${row.resource} in flavor ${row.flavor}: ${listed(figures, 4)}`,
      source: `ClusterQueue ${cluster.name}`,
      at: facts.now,
    },
  ];
}

function lineOf(cluster: Named<QuotaReading> | undefined): Evidence[] {
  const pending = cluster?.reading.pending;
  return cluster && pending
    ? [
        {
          text: `${counted(pending, 'job')} in line, this one among them`,
          source: `ClusterQueue ${cluster.name}`,
        },
      ]
    : [];
}
