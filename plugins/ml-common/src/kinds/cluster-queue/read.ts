import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asList,
  asRecord,
  asSharedText,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
} from '../../kubernetes';
import { QuotaReading } from '../../quota';
import { readFlavorQuotas } from './readFlavorQuotas';
import { readUsability } from './readUsability';

/** The most admission checks of a queue, by its CRD. */
const MOST_CHECKS = 64;

/** Reads what a ClusterQueue grants, and what is taken of it. */
export function read(object: KubernetesObject): QuotaReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  return {
    type: 'quota',
    scope: 'cluster',
    ...readUsability(object, spec.stopPolicy, conditions),
    parent: asSharedText(spec.cohortName ?? spec.cohort),
    resources: readFlavorQuotas({
      groups: needListOrNothing(spec.resourceGroups, 'spec.resourceGroups'),
      reserved: status.flavorsReservation,
      used: status.flavorsUsage,
    }),
    pending: asCount(status.pendingWorkloads),
    reserving: asCount(status.reservingWorkloads),
    admitted: asCount(status.admittedWorkloads),
    admissionChecks: checksOf(spec),
  };
}

/** v1beta1 also has a plain list of names. */
function checksOf(spec: JsonRecord): string[] | undefined {
  const strategy = asRecord(spec.admissionChecksStrategy);
  const names = [
    ...(asList(strategy?.admissionChecks) ?? []).map(
      entry => asRecord(entry)?.name,
    ),
    ...(asList(spec.admissionChecks) ?? []),
  ].flatMap(name => asSharedText(name) ?? []);
  return names.length > 0
    ? [...new Set(names)].slice(0, MOST_CHECKS)
    : undefined;
}
