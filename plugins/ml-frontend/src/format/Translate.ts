import { TranslationFunction } from '@backstage/frontend-plugin-api';
import { mlTranslationRef } from '../translation';

/** The translation function of this plugin's messages. */
export type Translate = TranslationFunction<typeof mlTranslationRef.T>;
