import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlTranslationRef } from '../translation';
import { Goal } from './comparison';
import styles from './ComparePanel.module.css';

const GOALS: readonly Goal[] = ['min', 'max'];

/**
 * Which way a metric is better, as the reader says. A plain list of the browser: there is one in each
 * row, and it opens at once.
 */
export function GoalChoice(props: {
  metric: string;
  goal: Goal | undefined;
  onChoose(goal: Goal | undefined): void;
}) {
  const { metric, goal, onChoose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <select
      className={styles.goal}
      aria-label={t('experiments.compare.goal', { metric })}
      value={goal ?? ''}
      onChange={({ target }) =>
        onChoose(GOALS.find(known => known === target.value))
      }
    >
      <option value="">{t('experiments.compare.goalNone')}</option>
      <option value="min">{t('experiments.compare.goalMin')}</option>
      <option value="max">{t('experiments.compare.goalMax')}</option>
    </select>
  );
}
