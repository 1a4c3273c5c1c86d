import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import { mlTrackingApiRef } from './mlTrackingApiRef';

/** What is tracked, over the app's own fetch, which carries the sign-in. */
export const mlTrackingApi = ApiBlueprint.make({
  name: 'tracking',
  params: defineParams =>
    defineParams({
      api: mlTrackingApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        MlTrackingClient.create({ fetch: fetchApi.fetch }),
    }),
});
