import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { RiAlertFill, RiInformationLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import { modelNews } from './modelNews';
import { ServeLink } from './ServeLink';
import styles from './ModelNotice.module.css';

/** The answer before all evidence: what serves the model, and whether it is what should. */
export function ModelNotice({ details }: { details: ModelDetails }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { attention, headline, rest, serve } = modelNews(t, details);
  const offered = details.versions.find(({ version }) => version === serve);
  const Icon = attention ? RiAlertFill : RiInformationLine;
  return (
    <div
      className={styles.notice}
      data-attention={attention || undefined}
      role="status"
    >
      <Icon aria-hidden size={20} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.headline}>
          <bdi>{headline}</bdi>
        </p>
        {rest.map(sentence => (
          <p key={sentence}>
            <bdi>{sentence}</bdi>
          </p>
        ))}
      </div>
      {offered && <ServeLink item={details.item} version={offered} whole />}
    </div>
  );
}
