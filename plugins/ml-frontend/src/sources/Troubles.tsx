import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { mlTranslationRef } from '../translation';
import styles from './Troubles.module.css';
import { troublesOf } from './troublesOf';

/** What is wrong with the kinds of a cluster, and what to do about it. */
export function Troubles({ sources }: { sources: readonly SourceStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const troubles = troublesOf(sources);
  if (troubles.length === 0) {
    return null;
  }
  return (
    <ul className={styles.troubles}>
      {troubles.map(({ kinds, message, advice, rule }) => (
        <li key={`${message} ${kinds}`} className={styles.trouble}>
          <RiErrorWarningLine aria-hidden size={18} className={styles.icon} />
          <div className={styles.words}>
            <p>
              <strong dir="auto">{kinds.join(', ')}</strong>:{' '}
              <bdi>{message}</bdi>
            </p>
            {advice && <p dir="auto">{advice}</p>}
            {rule && <CopyBlock label={t('sources.rule')} text={rule} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
