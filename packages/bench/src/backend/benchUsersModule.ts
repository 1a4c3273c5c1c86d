import { createBackendModule } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { USER_HEADER } from './userHeader';

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async (_: { user: string }) => ({ profile: {} }),
  initialize: () => undefined,
  async authenticate({ req }) {
    const user = req.header(USER_HEADER);
    if (!user) {
      throw new InputError(`The header ${USER_HEADER} is missing`);
    }
    return { result: { user } };
  },
});

/** Signs anybody in under the name that they give: the benchmark has hundreds of users. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-users',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'bench',
          factory: createProxyAuthProviderFactory({
            authenticator,
            async signInResolver({ result }, context) {
              const sub = `user:default/${result.user}`;
              return context.issueToken({ claims: { sub, ent: [sub] } });
            },
          }),
        });
      },
    });
  },
});
