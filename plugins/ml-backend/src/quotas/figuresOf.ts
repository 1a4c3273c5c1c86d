import {
  AmountRange,
  QuotaCell,
  QuotaFigures,
  QuotaReading,
  QuotaResource,
  QuotaTree,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorReading } from '../clusters/ClusterReadings';
import { Cohorts } from './Cohorts';
import { isReported } from './isReported';
import { lentOf, unusedOf } from './lentOf';
import { ClusterHardware, modelsOf, sharingOf } from './modelsOf';

/** What the figures of one cluster rest on. */
export interface ClusterQuotas {
  hardware: ClusterHardware;
  cohorts: Cohorts;
  /** Whether what the cohorts add of their own is known. */
  cohortsKnown: boolean;
  tree: QuotaTree;
  /** Whether the quotas of the whole cluster are shown. */
  seesClusters: boolean;
}

/** How the resources of a quota stand, in the order of its manifest. */
export function figuresOf(
  quota: MirrorReading<QuotaReading>,
  known: ClusterQuotas,
): QuotaFigures[] {
  const { scope, resources } = quota.reading;
  return resources
    .filter(({ resource, sharing }) =>
      scope === 'namespace'
        ? sharing !== undefined
        : isReported(resource, sharing),
    )
    .map(resource => {
      const models = modelsOf(resource, resource.sharing, known.hardware);
      const sharing = sharingOf(models, resource.sharing);
      return {
        ...cellOf(resource),
        ...(sharing !== undefined && { sharing }),
        models,
        ...amountsOf(quota, resource, known),
      };
    });
}

type Amounts = Omit<QuotaFigures, 'resource' | 'flavor' | 'sharing' | 'models'>;

function amountsOf(
  quota: MirrorReading<QuotaReading>,
  resource: QuotaResource,
  known: ClusterQuotas,
): Amounts {
  switch (quota.reading.scope) {
    case 'cluster':
      return queueAmounts(quota, resource, known);
    case 'local':
      return defined({
        used: resource.reserved,
        started: resource.used,
        available: availableTo(quota.reading.parent, resource, known),
      });
    default:
      return defined({
        entitled: resource.nominal,
        used: resource.used,
        idle: exactly(idleOf(resource.nominal, resource.used)),
        available: idleOf(resource.nominal, resource.used),
      });
  }
}

function queueAmounts(
  { meta, reading }: MirrorReading<QuotaReading>,
  resource: QuotaResource,
  known: ClusterQuotas,
): Amounts {
  const { nominal, reserved, used, borrowed } = resource;
  const queue = { name: meta.name, reading };
  const lent = lentOf(queue, resource, known.cohorts, known.cohortsKnown);
  return defined({
    entitled: nominal,
    used: reserved,
    started: used,
    borrowed,
    borrowingLimit: resource.borrowingLimit,
    lendingLimit: resource.lendingLimit,
    lent,
    idle: notLent(unusedOf(resource), lent, reading.parent !== undefined),
    available: availableTo(meta.name, resource, known),
  });
}

/** What is not used and not lent; where lending is possible and not known, nothing is known. */
function notLent(
  unused: number | undefined,
  lent: AmountRange | undefined,
  mayLend: boolean,
): AmountRange | undefined {
  if (unused === undefined || !lent) {
    return mayLend && unused !== 0 ? undefined : exactly(unused);
  }
  return { atLeast: unused - lent.atMost, atMost: unused - lent.atLeast };
}

function availableTo(
  queue: string | undefined,
  cell: QuotaCell,
  { tree, seesClusters }: ClusterQuotas,
): number | undefined {
  return queue !== undefined && seesClusters
    ? tree.availableNow(queue, cellOf(cell))
    : undefined;
}

function idleOf(
  nominal: number | undefined,
  used: number | undefined,
): number | undefined {
  return nominal === undefined || used === undefined
    ? undefined
    : Math.max(0, nominal - used);
}

function exactly(amount: number | undefined): AmountRange | undefined {
  return amount === undefined ? undefined : { atLeast: amount, atMost: amount };
}

function cellOf({ resource, flavor }: QuotaCell): QuotaCell {
  return { resource, ...(flavor !== undefined && { flavor }) };
}

function defined(amounts: Amounts): Amounts {
  return Object.fromEntries(
    Object.entries(amounts).filter(([, amount]) => amount !== undefined),
  );
}
