import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Explanation, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { formatSentence } from '../format/sentence';
import { STATE_TONES } from '../format/stateGroups';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { FixAdvice } from './FixAdvice';
import styles from './Headline.module.css';

/** The answer: one sentence, the facts it rests on, and what to do where that is known. */
export function Headline(props: {
  item: WorkloadItem;
  explanation: Explanation | undefined;
}) {
  const { item, explanation } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  return (
    <div className={styles.headline} data-tone={STATE_TONES[item.state]}>
      <p className={styles.sentence} role="status">
        <bdi>
          {explanation
            ? [explanation.headline, explanation.place]
                .filter(Boolean)
                .join('; ')
            : formatSentence(t, item, now)}
        </bdi>
      </p>
      {explanation && explanation.evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t('panel.evidence')}>
          {explanation.evidence.map(({ text, source, at }) => (
            <li key={`${source} ${text}`}>
              <bdi className={styles.text}>{text}</bdi>
              <span className={styles.source}>
                <bdi>{source}</bdi>
                {at !== undefined && (
                  <>
                    {' · '}
                    <Age at={new Date(at).toISOString()} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {explanation?.fix && <FixAdvice fix={explanation.fix} />}
    </div>
  );
}
