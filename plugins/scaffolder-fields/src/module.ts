import { createFrontendModule } from '@backstage/frontend-plugin-api';

/**
 * The fields of the ML platform in the forms of the scaffolder.
 *
 * @public
 */
export const mlFieldsModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [],
});
