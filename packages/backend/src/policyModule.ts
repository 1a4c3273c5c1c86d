import {
  coreServices,
  createBackendModule,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { TeamsPolicy } from './TeamsPolicy';

/** The platform team of the demo's company. */
const PLATFORM_TEAM = 'group:default/ml-platform';

/**
 * The permission policy of this portal, by `ml.demo.policy`: everybody may do everything, or teams
 * see their own work.
 */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'demo-policy',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        policy.setPolicy(policyOf(config));
      },
    });
  },
});

function policyOf(config: RootConfigService): PermissionPolicy {
  const name = config.getOptionalString('ml.demo.policy') ?? 'open';
  switch (name) {
    case 'open':
      return { handle: async () => ({ result: AuthorizeResult.ALLOW }) };
    case 'teams':
      return new TeamsPolicy(PLATFORM_TEAM);
    default:
      throw new InputError(
        `'ml.demo.policy' is '${name}'; expected 'open' or 'teams'`,
      );
  }
}
