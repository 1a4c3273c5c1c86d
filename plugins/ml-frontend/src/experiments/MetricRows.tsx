import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricLatest } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { formatFigure } from '../curves/formatFigure';
import { Remark } from '../details/Remark';
import { mlTranslationRef } from '../translation';
import { ChosenRun } from './ChosenRuns';
import { Group, Row } from './compareParts';
import { compareMetrics } from './comparison';
import { formatByRun } from './formatByRun';
import { GoalChoice } from './GoalChoice';
import { useGoals } from './useGoals';
import styles from './ComparePanel.module.css';

/** What came of the runs: the best of each metric marked, where the reader said which way is better. */
export function MetricRows({ chosen }: { chosen: readonly ChosenRun[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const [goalOf, setGoal] = useGoals();
  const metrics = useMemo(
    () =>
      compareMetrics(
        chosen.map(({ run }) => run),
        goalOf,
      ),
    [chosen, goalOf],
  );
  return (
    <Group
      title={t('experiments.compare.metrics')}
      span={chosen.length}
      nothing={
        metrics.length === 0 ? t('experiments.compare.noMetrics') : undefined
      }
    >
      {metrics.map(({ key, values, best, datasets }) => (
        <Row
          key={key}
          title={
            <>
              <bdi>{key}</bdi>
              <GoalChoice
                metric={key}
                goal={goalOf(key)}
                onChoose={goal => setGoal(key, goal)}
              />
            </>
          }
          cells={values.map((latest, place) =>
            latest ? (
              <Figure latest={latest} best={best.has(place)} />
            ) : (
              t('table.none')
            ),
          )}
          remark={
            datasets && (
              <Remark>
                {t('experiments.compare.scored', {
                  datasets: formatByRun(t, chosen, datasets),
                })}
              </Remark>
            )
          }
        />
      ))}
    </Group>
  );
}

function Figure({ latest, best }: { latest: MetricLatest; best: boolean }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <span data-best={best || undefined}>
      {formatFigure(latest)}
      {best && (
        <span className={styles.best}>{t('experiments.compare.best')}</span>
      )}
    </span>
  );
}
