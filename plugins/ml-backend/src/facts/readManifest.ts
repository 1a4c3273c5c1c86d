import { WorkloadManifest } from '@mlport/backstage-plugin-ml-common';
import { stringify } from 'yaml';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { FactCollector } from './FactCollector';
import { maskManifest } from './maskManifest';
import { unavailable } from './unavailable';

/**
 * The object of a row as YAML, masked.
 *
 * @throws NotFoundError when it is gone.
 * @throws ServiceUnavailableError when the cluster does not answer.
 */
export async function readManifest(
  collector: FactCollector,
  row: MirrorRow,
): Promise<WorkloadManifest> {
  const object = await collector.object(row);
  if (!object.ok) {
    throw unavailable(
      `The object of '${row.meta.name}' cannot be read`,
      object.error,
    );
  }
  return {
    yaml: stringify(maskManifest(object.value), {
      aliasDuplicateObjects: false,
      lineWidth: 0,
    }),
  };
}
