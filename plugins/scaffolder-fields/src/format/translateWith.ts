import { ApiHolder, translationApiRef } from '@backstage/frontend-plugin-api';
import { mlFieldsTranslationRef } from '../translation';
import { Translate } from './Translate';

/**
 * The messages in the language of the user, for validators, which are no components.
 *
 * @throws `Error` when the app has no translations yet; a form is only drawn once it has.
 */
export function translateWith(apis: Pick<ApiHolder, 'get'>): Translate {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(mlFieldsTranslationRef);
  if (!snapshot?.ready) {
    throw new Error('The messages of the form are not loaded; try again');
  }
  return snapshot.t;
}
