import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { mlFormApiRef } from '../api/mlFormApiRef';
import { FormAnswers } from './FormAnswers';
import { formAnswersApiRef } from './formAnswersApiRef';

/** Made when the first form opens. */
export const formAnswersApi = ApiBlueprint.make({
  name: 'ml-form-answers',
  params: defineParams =>
    defineParams({
      api: formAnswersApiRef,
      deps: { api: mlFormApiRef },
      factory: ({ api }) => FormAnswers.create(api),
    }),
});
