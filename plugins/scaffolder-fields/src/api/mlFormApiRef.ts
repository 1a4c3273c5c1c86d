import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlApi } from '@mlport/backstage-plugin-ml-common';

/**
 * What the fields ask of the `ml` backend, under the identity of who fills in the form.
 *
 * @public
 */
export type MlFormApi = Pick<
  MlApi,
  'listTargets' | 'validateManifests' | 'fitManifests'
>;

/**
 * The backend's API, as the fields use it.
 *
 * @public
 */
export const mlFormApiRef = createApiRef<MlFormApi>().with({
  id: 'plugin.scaffolder.ml-form',
  pluginId: 'scaffolder',
});
