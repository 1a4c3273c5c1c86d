import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlTrackingApi } from '@mlport/backstage-plugin-ml-common';

/**
 * What is tracked, as the plugin's screens ask for it.
 *
 * @public
 */
export const mlTrackingApiRef = createApiRef<MlTrackingApi>().with({
  id: 'plugin.ml.tracking',
  pluginId: 'ml',
});
