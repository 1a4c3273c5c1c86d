import {
  QuotaDoor,
  QuotaReading,
  QuotaReport,
  QuotaTree,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings, MirrorReading } from '../clusters/ClusterReadings';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { QueueLines, WaitingQueue } from './askLines';
import { Cohorts } from './Cohorts';
import { ClusterQuotas, figuresOf } from './figuresOf';
import { admittedAmounts, holdingOf, requestedAmounts } from './holdingOf';
import { isReported } from './isReported';
import { isShown, QuotaAccess } from './listQuotas';
import { quotaKindOf } from './quotaKindOf';
import { Door, waitingOf, waitingQueues } from './waitingOf';
import { WorkIndex } from './WorkIndex';

type HeldQuota = MirrorReading<QuotaReading>;

/** What is known of one cluster beside its quotas. */
export interface ClusterFacts {
  readings: ClusterReadings;
  book: WorkloadBook;
  /** Whether what the cohorts add of their own is known. */
  cohortsKnown: boolean;
  /** Whether all work is known. */
  isWhole: boolean;
}

/** The quotas of one cluster as somebody may see them, with who holds and waits. */
export class ClusterReport {
  readonly cohorts: Cohorts;
  readonly #access: QuotaAccess;
  readonly #isWhole: boolean;
  readonly #quotas: readonly HeldQuota[];
  readonly #known: ClusterQuotas;
  readonly #index: WorkIndex;

  static create(
    cluster: string,
    facts: ClusterFacts,
    access: QuotaAccess,
  ): ClusterReport {
    return new ClusterReport(cluster, facts, access);
  }

  private constructor(
    cluster: string,
    { readings, book, cohortsKnown, isWhole }: ClusterFacts,
    access: QuotaAccess,
  ) {
    this.#access = access;
    this.#isWhole = isWhole;
    this.#quotas = readings.readings('quota', cluster);
    this.#index = WorkIndex.create(cluster, book.entries(), readings);
    const named = this.#quotas.map(({ meta, reading }) => ({
      name: meta.name,
      reading,
    }));
    this.cohorts = Cohorts.create(named);
    this.#known = {
      hardware: {
        flavors: new Map(
          readings
            .readings('flavor', cluster)
            .map(({ meta, reading }) => [meta.name, reading]),
        ),
        nodes: readings.readings('node', cluster).map(({ reading }) => reading),
      },
      cohorts: this.cohorts,
      cohortsKnown,
      tree: QuotaTree.create(named),
      seesClusters: access.seesClusters,
    };
  }

  /**
   * The quotas that are listed: those of accelerators, and those that cannot be read. LocalQueues are
   * listed with their ClusterQueue, where that is shown.
   */
  listed(): HeldQuota[] {
    return this.shown().filter(quota => {
      const { scope, parent } = quota.reading;
      if (scope === 'local') {
        const behind = this.#clusterQueue(parent);
        return (
          (!behind || !isShown(behind, this.#access)) &&
          (!behind || this.#isOfAccelerators(behind))
        );
      }
      return scope === 'unknown' || this.#isOfAccelerators(quota);
    });
  }

  /** Every quota that is shown; cohorts are none by themselves. */
  shown(): HeldQuota[] {
    return this.#quotas.filter(
      quota => quota.reading.scope !== 'cohort' && isShown(quota, this.#access),
    );
  }

  /** In which queues work waits for a quota. */
  waitingQueues(quota: HeldQuota): WaitingQueue[] {
    return waitingQueues(this.#doorsOf(quota).map(toDoor), this.#index);
  }

  report(quota: HeldQuota, lines: QueueLines): QuotaReport {
    const { cluster, kind, meta, owner, reading } = quota;
    const { scope, parent, usable, reason, message, scopes } = reading;
    const figures = figuresOf(quota, this.#known);
    const doors = this.#doorsOf(quota);
    const isQueue = scope === 'cluster' || scope === 'local';
    return {
      cluster,
      kind: quotaKindOf(kind),
      ...(meta.namespace !== undefined && { namespace: meta.namespace }),
      name: meta.name,
      uid: meta.uid,
      scope,
      ...(owner !== undefined && { owner }),
      ...(parent !== undefined && { parent }),
      ...(usable !== undefined && { usable }),
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message }),
      ...(scopes && { scopes }),
      figures,
      holding: holdingOf(
        this.#candidates(quota),
        figures,
        isQueue ? admittedAmounts(figures) : requestedAmounts(figures),
        this.#access.scope,
      ),
      ...(isQueue && {
        waiting: waitingOf({
          doors: doors.map(toDoor),
          total: reading.pending,
          figures,
          index: this.#index,
          lines,
          isWhole: this.#isWhole,
          scope: this.#access.scope,
        }),
      }),
      ...(scope === 'cluster' && this.#doors(doors)),
    };
  }

  #candidates({ meta, reading }: HeldQuota) {
    const { namespace = '', name } = meta;
    switch (reading.scope) {
      case 'cluster':
        return this.#index.inClusterQueue(name);
      case 'local':
        return this.#index.inLocalQueue(namespace, name);
      default:
        // A quota with scopes counts only some pods, and rows do not tell which.
        return reading.scopes ? [] : this.#index.inNamespace(namespace);
    }
  }

  #clusterQueue(name: string | undefined): HeldQuota | undefined {
    return this.#quotas.find(
      ({ meta, reading }) => reading.scope === 'cluster' && meta.name === name,
    );
  }

  #isOfAccelerators(quota: HeldQuota): boolean {
    return figuresOf(quota, this.#known).length > 0;
  }

  #doorsOf({ meta, reading }: HeldQuota): HeldQuota[] {
    return this.#quotas
      .filter(other =>
        reading.scope === 'cluster'
          ? other.reading.scope === 'local' &&
            other.reading.parent === meta.name
          : reading.scope === 'local' && other.meta.uid === meta.uid,
      )
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  #doors(doors: readonly HeldQuota[]): {
    doors: QuotaDoor[];
    hiddenDoors?: number;
  } {
    const shown = doors.filter(door => isShown(door, this.#access));
    const hidden = doors.length - shown.length;
    return {
      doors: shown.map(toQuotaDoor),
      ...(hidden > 0 && { hiddenDoors: hidden }),
    };
  }
}

function keyOf({ meta }: HeldQuota): string {
  return `${meta.namespace}/${meta.name}`;
}

function toDoor({ cluster, meta, reading }: HeldQuota): Door {
  const { namespace = '', name } = meta;
  const { pending } = reading;
  return {
    cluster,
    namespace,
    queue: name,
    ...(pending !== undefined && { pending }),
  };
}

function toQuotaDoor({ meta, owner, reading }: HeldQuota): QuotaDoor {
  const { usable, message, pending, resources } = reading;
  return {
    namespace: meta.namespace ?? '',
    name: meta.name,
    ...(owner !== undefined && { owner }),
    ...(usable !== undefined && { usable }),
    ...(usable === false && message !== undefined && { message }),
    ...(pending !== undefined && { pending }),
    used: resources.flatMap(({ resource, flavor, sharing, reserved = 0 }) =>
      reserved > 0 && isReported(resource, sharing)
        ? [
            {
              resource,
              ...(flavor !== undefined && { flavor }),
              amount: reserved,
            },
          ]
        : [],
    ),
  };
}
