import {
  KubernetesObject,
  asCount,
  asSharedText,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
} from '../../kubernetes';
import { QuotaReading } from '../../quota';
import { readFlavorQuotas, readUsability } from '../cluster-queue';

/** Reads what came through one namespace's door to a ClusterQueue. */
export function read(object: KubernetesObject): QuotaReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  return {
    type: 'quota',
    scope: 'local',
    ...readUsability(object, spec.stopPolicy, conditions),
    parent: asSharedText(spec.clusterQueue),
    resources: readFlavorQuotas({
      reserved: status.flavorsReservation,
      // v1beta1 has the same list under a name of its own.
      used: status.flavorsUsage ?? status.flavorUsage,
    }),
    pending: asCount(status.pendingWorkloads),
    reserving: asCount(status.reservingWorkloads),
    admitted: asCount(status.admittedWorkloads),
  };
}
