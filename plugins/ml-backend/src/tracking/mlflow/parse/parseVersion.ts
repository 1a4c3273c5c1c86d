import { asRecord, ModelVersion } from '@mlport/backstage-plugin-ml-common';
import { ParseContext } from './ParseContext';
import { asVersion } from './parseModel';
import { parseTags } from './parseTags';
import { storageUriOf } from './storageUriOf';
import { asMillis, asName, asProse, present } from './values';

const STATUSES: Readonly<Record<string, ModelVersion['status']>> = {
  READY: 'ready',
  PENDING_REGISTRATION: 'pending',
  FAILED_REGISTRATION: 'failed',
};

/** What MLflow 3 makes of a logged model; it returns no `model_id` by itself. */
const LOGGED_MODEL = /^models:\/(m-[0-9a-f]{32})$/;

/** A version of a registered model, or of a prompt; nothing where it has no name or number. */
export function parseVersion(
  json: unknown,
  { source, links, artifactsDestination }: ParseContext,
): ModelVersion | undefined {
  const fields = asRecord(json) ?? {};
  const modelName = asName(fields.name);
  const version = asVersion(fields.version);
  if (modelName === undefined || version === undefined) {
    return undefined;
  }
  const status = asName(fields.status) ?? '';
  const stage = asName(fields.current_stage);
  const sourceUri = asProse(fields.source, 2_000);
  return {
    source,
    modelName,
    version,
    status: Object.hasOwn(STATUSES, status) ? STATUSES[status] : 'unknown',
    ...(stage && stage !== 'None' && { stage }),
    tags: parseTags(fields.tags).tags,
    ...present({
      statusMessage: asProse(fields.status_message, 1_000),
      description: asProse(fields.description),
      createdAt: asMillis(fields.creation_timestamp),
      updatedAt: asMillis(fields.last_updated_timestamp),
      sourceUri,
      storageUri: storageUriOf(sourceUri, artifactsDestination),
      runId: asName(fields.run_id),
      modelId: LOGGED_MODEL.exec(sourceUri ?? '')?.[1],
      url: links.version(modelName, version),
    }),
  };
}
