import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlApi } from '@mlport/backstage-plugin-ml-common';

/**
 * The backend's API, as the plugin's screens use it.
 *
 * @public
 */
export const mlApiRef = createApiRef<MlApi>().with({
  id: 'plugin.ml.client',
  pluginId: 'ml',
});
