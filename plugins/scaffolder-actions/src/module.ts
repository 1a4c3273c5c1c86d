import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import { createFitManifestAction } from './actions/createFitManifestAction';
import { createLintManifestAction } from './actions/createLintManifestAction';
import { createPublishGiteaAction } from './actions/createPublishGiteaAction';
import { createPullRequestGiteaAction } from './actions/createPullRequestGiteaAction';
import { createRenderManifestAction } from './actions/createRenderManifestAction';
import { createValidateManifestAction } from './actions/createValidateManifestAction';

/**
 * The actions of the ML platform for the scaffolder.
 *
 * @public
 */
export const scaffolderModuleMl = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ml',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        ml: mlServiceRef,
      },
      async init({ actions, config, ml }) {
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createRenderManifestAction(),
          createLintManifestAction(),
          createValidateManifestAction(ml),
          createFitManifestAction(ml),
          createPublishGiteaAction({ integrations }),
          createPullRequestGiteaAction({ integrations }),
        );
      },
    });
  },
});
