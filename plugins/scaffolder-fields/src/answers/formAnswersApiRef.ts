import { createApiRef } from '@backstage/frontend-plugin-api';
import { FormAnswers } from './FormAnswers';

/** One memory of answers for all forms of the app. */
export const formAnswersApiRef = createApiRef<FormAnswers>().with({
  id: 'plugin.scaffolder.ml-form-answers',
  pluginId: 'scaffolder',
});
