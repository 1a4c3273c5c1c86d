import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { MlClient } from '@mlport/backstage-plugin-ml-common';
import { mlApiRef } from './mlApiRef';

/** The backend's API over the app's own fetch, which carries the sign-in. */
export const mlApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => MlClient.create({ fetch: fetchApi.fetch }),
    }),
});
