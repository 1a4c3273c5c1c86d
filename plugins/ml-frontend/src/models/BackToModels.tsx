import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowLeftLine } from '@remixicon/react';
import { SearchLink } from '../filters/SearchLink';
import { mlTranslationRef } from '../translation';
import { writeModelParam } from './modelParam';
import styles from './ModelHeader.module.css';

/** Leads from one model to the list of all. */
export function BackToModels() {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <SearchLink
      className={styles.back}
      search={writeModelParam(window.location.search, undefined)}
    >
      <RiArrowLeftLine aria-hidden size={16} />
      {t('models.all')}
    </SearchLink>
  );
}
