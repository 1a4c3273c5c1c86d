import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every sentence of the fields. Other languages are added as a translation resource of the app.
 *
 * @public
 */
export const mlFieldsTranslationRef = createTranslationRef({
  id: 'ml-fields',
  messages: {
    loading: 'Loading',
  },
});
