import { asRecord, Experiment } from '@mlport/backstage-plugin-ml-common';
import { ParseContext } from './ParseContext';
import { parseTags } from './parseTags';
import { asMillis, asName } from './values';

/** An experiment; nothing where it has no id or no name. */
export function parseExperiment(
  json: unknown,
  { source, links }: ParseContext,
): Experiment | undefined {
  const fields = asRecord(json) ?? {};
  const experimentId = asName(fields.experiment_id);
  const name = asName(fields.name);
  if (experimentId === undefined || name === undefined) {
    return undefined;
  }
  const { tags, note } = parseTags(fields.tags);
  const createdAt = asMillis(fields.creation_time);
  const updatedAt = asMillis(fields.last_update_time);
  const url = links.experiment(experimentId);
  return {
    source,
    experimentId,
    name,
    ...(fields.lifecycle_stage === 'deleted' && { deleted: true }),
    ...(createdAt !== undefined && { createdAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(note && { description: note }),
    tags,
    ...(url && { url }),
  };
}
