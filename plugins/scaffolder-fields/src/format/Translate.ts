import { TranslationFunction } from '@backstage/frontend-plugin-api';
import { mlFieldsTranslationRef } from '../translation';

/** The translation function of this module's messages. */
export type Translate = TranslationFunction<typeof mlFieldsTranslationRef.T>;
