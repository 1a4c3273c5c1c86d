import { createHash } from 'node:crypto';
import { TrackingSource } from '@mlport/backstage-plugin-ml-common';

/** Names of entities have 63 characters at most; the hash and its dash take nine. */
const MOST_OF_SLUG = 54;

/**
 * The name of the entity of a registered model that no entity declares, and its id in the API:
 * `fraud-detector-1a2b3c4d`.
 *
 * @public
 */
export function discoveredModelName(model: {
  source: TrackingSource;
  name: string;
}): string {
  const { source, name } = model;
  return discoveredName(name, ['model', ...partsOf(source), name]);
}

/**
 * The name of the entity of an experiment that no entity declares, and its id in the API. An
 * experiment that is renamed has another one.
 *
 * @public
 */
export function discoveredExperimentName(experiment: {
  source: TrackingSource;
  experimentId: string;
  name: string;
}): string {
  const { source, experimentId, name } = experiment;
  return discoveredName(name, ['experiment', ...partsOf(source), experimentId]);
}

/**
 * The name of the entity of an object on a cluster that no entity declares: of an endpoint, a queue,
 * a quota.
 *
 * @public
 */
export function discoveredObjectName(object: {
  cluster: string;
  namespace?: string;
  group: string;
  kind: string;
  name: string;
}): string {
  const { cluster, namespace = '', group, kind, name } = object;
  return discoveredName(name, [
    'object',
    cluster,
    namespace,
    group,
    kind,
    name,
  ]);
}

function partsOf({ provider, instance, workspace = '' }: TrackingSource) {
  return [provider, instance, workspace];
}

/** A slug to read and a hash to tell apart: of two names with the same slug, each keeps its own. */
function discoveredName(name: string, identity: readonly string[]): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .slice(0, MOST_OF_SLUG)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256')
    .update(JSON.stringify(identity))
    .digest('hex')
    .slice(0, 8);
  return slug ? `${slug}-${hash}` : hash;
}
