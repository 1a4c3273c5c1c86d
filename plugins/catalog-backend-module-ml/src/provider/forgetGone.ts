import { discoveredObjectName } from '@mlport/backstage-plugin-ml-node';
import { Known } from './Known';
import { resourceRef } from './resourceRef';

/** Forgets what was remembered of models and endpoints that are neither listed nor in the catalog. */
export function forgetGone({ reading, joins, urls, isHeld }: Known): void {
  const models = new Set(reading.models.map(({ id }) => id));
  joins.prune(id => !models.has(id) && !isHeld(resourceRef(id)));
  const endpoints = new Set(reading.endpoints.map(discoveredObjectName));
  urls.prune(
    name => !endpoints.has(name) && !isHeld(`component:default/${name}`),
  );
}
