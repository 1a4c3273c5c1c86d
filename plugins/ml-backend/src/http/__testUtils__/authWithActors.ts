import {
  AuthService,
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/**
 * The mock of the auth service, but a token on behalf of a user names the plugin that asks, as the
 * real one's does. The permission backend answers with conditions only to plugins.
 */
export const authWithActors = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): AuthService {
    const auth = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    const requestToken = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      async getPluginRequestToken(
        options: Parameters<AuthService['getPluginRequestToken']>[0],
      ) {
        const principal = options.onBehalfOf
          .principal as Partial<BackstageUserPrincipal>;
        return principal.userEntityRef === undefined
          ? requestToken(options)
          : {
              token: mockCredentials.user.token(principal.userEntityRef, {
                actor: { subject: `plugin:${plugin.getId()}` },
              }),
            };
      },
    });
  },
});
