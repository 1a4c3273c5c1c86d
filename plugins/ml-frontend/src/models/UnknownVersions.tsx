import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MLFLOW_MODEL_VERSION_ANNOTATION,
  ModelDetails,
} from '@mlport/backstage-plugin-ml-common';
import { Section } from '../details/Section';
import { CopyBlock } from '../notices/CopyBlock';
import { mlTranslationRef } from '../translation';
import { ServedByList } from './ServedByList';
import styles from './UnknownVersions.module.css';

/** The endpoints that name the model and no version that is known, and how to say which one it is. */
export function UnknownVersions({ details }: { details: ModelDetails }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { servedUnknown, item } = details;
  if (servedUnknown.length === 0) {
    return null;
  }
  return (
    <Section title={t('models.unknown.title')} count={servedUnknown.length}>
      {() => (
        <>
          <ServedByList servedBy={servedUnknown} whole />
          <p className={styles.text}>{t('models.unknown.text')}</p>
          <CopyBlock
            label="metadata.annotations"
            text={`${MLFLOW_MODEL_VERSION_ANNOTATION}: '${item.latest ?? '1'}'`}
          />
        </>
      )}
    </Section>
  );
}
