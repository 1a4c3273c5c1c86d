import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuotaFigures, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { barParts } from './barParts';
import { figureWords } from './figureWords';
import { modelDetails, modelName } from './quotaWords';
import styles from './QuotaBar.module.css';

/** How one resource of a quota stands: a bar, with its numbers as text below. */
export function QuotaBar(props: {
  figure: QuotaFigures;
  waiting: QuotaReport['waiting'];
}) {
  const { figure, waiting } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const parts = barParts(figure);
  const details = modelDetails(t, figure);
  return (
    <li className={styles.figure}>
      <div className={styles.head}>
        <bdi className={styles.model}>{modelName(t, figure)}</bdi>
        {details && <bdi className={styles.details}>{details}</bdi>}
      </div>
      {parts.length > 0 && (
        <div className={styles.bar} aria-hidden>
          {parts.map(({ part, percent }) => (
            <span
              key={part}
              className={styles.part}
              data-part={part}
              style={{ width: `${percent}%` }}
            />
          ))}
        </div>
      )}
      <ul className={styles.words}>
        {figureWords(t, figure, waiting).map(({ id, text }) => (
          <li key={id}>
            <span
              title={t(`quotas.figureTitle.${id}`)}
              data-strong={id === 'used' || undefined}
            >
              {text}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
