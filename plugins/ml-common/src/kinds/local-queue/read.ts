import {
  KubernetesObject,
  asCount,
  asText,
  cutText,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  shareText,
} from '../../kubernetes';
import { QuotaReading } from '../../quota';
import { readFlavorQuotas, readUsability } from '../cluster-queue';

/** Reads what came through one namespace's door to a ClusterQueue. */
export function read(object: KubernetesObject): QuotaReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const parent = asText(spec.clusterQueue);
  return {
    type: 'quota',
    scope: 'local',
    ...readUsability(object, spec.stopPolicy, conditions),
    parent: parent && shareText(cutText(parent)),
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
