import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { MlClient } from '@mlport/backstage-plugin-ml-common';
import { mlFormApiRef } from './mlFormApiRef';

/** The backend's API over the app's own fetch, which carries the sign-in. */
export const mlFormApi = ApiBlueprint.make({
  name: 'ml-form',
  params: defineParams =>
    defineParams({
      api: mlFormApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => MlClient.create({ fetch: fetchApi.fetch }),
    }),
});
