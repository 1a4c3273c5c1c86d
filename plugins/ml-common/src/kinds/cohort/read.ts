import {
  KubernetesObject,
  asSharedText,
  needListOrNothing,
  needRecordOrNothing,
} from '../../kubernetes';
import { QuotaReading } from '../../quota';
import { readFlavorQuotas } from '../cluster-queue';

/** Reads what a Cohort adds to its members. Its spec may be empty: then it only holds them together. */
export function read(object: KubernetesObject): QuotaReading {
  const spec = needRecordOrNothing(object.spec, 'spec');
  const { deletedAt } = object.meta;
  return {
    type: 'quota',
    scope: 'cohort',
    usable: deletedAt === undefined ? undefined : false,
    reason: deletedAt === undefined ? undefined : 'Terminating',
    since: deletedAt,
    parent: asSharedText(spec.parentName),
    resources: readFlavorQuotas({
      groups: needListOrNothing(spec.resourceGroups, 'spec.resourceGroups'),
    }),
  };
}
