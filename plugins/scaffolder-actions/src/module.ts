import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import { createAddRunAction } from './actions/createAddRunAction';
import { createCheckRepositoryAction } from './actions/createCheckRepositoryAction';
import { createFitManifestAction } from './actions/createFitManifestAction';
import { createLintManifestAction } from './actions/createLintManifestAction';
import { createPublishGiteaAction } from './actions/createPublishGiteaAction';
import { createPullRequestGiteaAction } from './actions/createPullRequestGiteaAction';
import { createRenderManifestAction } from './actions/createRenderManifestAction';
import { createValidateManifestAction } from './actions/createValidateManifestAction';
import { createScmFolderUrlFilter } from './templating/createScmFolderUrlFilter';
import { createScmTypeFilter } from './templating/createScmTypeFilter';

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
        templating: scaffolderTemplatingExtensionPoint,
      },
      async init({ actions, config, ml, templating }) {
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createRenderManifestAction(),
          createLintManifestAction(),
          createValidateManifestAction(ml),
          createFitManifestAction(ml),
          createAddRunAction(),
          createCheckRepositoryAction({ integrations }),
          createPublishGiteaAction({ integrations }),
          createPullRequestGiteaAction({ integrations }),
        );
        templating.addTemplateFilters([
          createScmTypeFilter(integrations),
          createScmFolderUrlFilter(integrations),
        ]);
      },
    });
  },
});
