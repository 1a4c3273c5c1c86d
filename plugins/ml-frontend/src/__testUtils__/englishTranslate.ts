import { mockApis } from '@backstage/frontend-test-utils';
import { Translate } from '../format/Translate';
import { mlTranslationRef } from '../translation';

/** The messages in English, without an app around them. */
export function englishTranslate(): Translate {
  const snapshot = mockApis.translation().getTranslation(mlTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The English messages are part of the plugin');
  }
  return snapshot.t;
}
