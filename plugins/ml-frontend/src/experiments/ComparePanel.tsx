import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { LineMark } from '../curves/LineMark';
import { Remark } from '../details/Remark';
import { mlTranslationRef } from '../translation';
import { ChosenRun } from './ChosenRuns';
import { Group, Row } from './compareParts';
import { ComparedParam, compareParams, differingDatasets } from './comparison';
import { CostRows } from './CostRows';
import { formatByRun } from './formatByRun';
import { MetricRows } from './MetricRows';
import { nameOf } from './runState';
import styles from './ComparePanel.module.css';

/** Chosen runs side by side: what they were started with, what came of it, and what it took. */
export function ComparePanel({ chosen }: { chosen: readonly ChosenRun[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const runs = useMemo(() => chosen.map(({ run }) => run), [chosen]);
  const params = useMemo(() => compareParams(runs), [runs]);
  const reads = useMemo(() => differingDatasets(runs), [runs]);
  const differing = params.filter(({ differs }) => differs);
  const same = params.filter(({ differs }) => !differs);
  if (runs.length < 2) {
    return <p className={styles.note}>{t('experiments.compare.one')}</p>;
  }
  return (
    <section
      className={styles.panel}
      aria-label={t('experiments.compare.label')}
    >
      {reads.map(({ context, values }) => (
        <Remark key={context}>
          {t('experiments.compare.read', {
            context: context || t('experiments.compare.readAny'),
            datasets: formatByRun(t, chosen, values),
          })}
        </Remark>
      ))}
      {/* What scrolls must be reachable with the keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={styles.scroller}
        role="group"
        aria-label={t('experiments.compare.label')}
        tabIndex={0}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('curves.run')}</th>
              {chosen.map(({ run, slot }) => (
                <th key={run.runId} scope="col">
                  <LineMark slot={slot} />{' '}
                  <bdi className={styles.name}>{nameOf(run)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <Group
            title={t('experiments.compare.params')}
            span={runs.length}
            nothing={
              differing.length === 0
                ? t('experiments.compare.noParams')
                : undefined
            }
          >
            {differing.map(({ key, values }) => (
              <Row
                key={key}
                title={<bdi>{key}</bdi>}
                cells={values.map((value, place) =>
                  value === undefined ? (
                    t('table.none')
                  ) : (
                    <bdi key={runs[place].runId}>{value}</bdi>
                  ),
                )}
              />
            ))}
          </Group>
          <MetricRows chosen={chosen} />
          <CostRows chosen={chosen} />
        </table>
      </div>
      <p className={styles.note}>{t('experiments.compare.noGoal')}</p>
      {same.length > 0 && <SameParams params={same} />}
    </section>
  );
}

/** The parameters that tell the runs apart in nothing, behind a click. */
function SameParams({ params }: { params: readonly ComparedParam[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <details className={styles.same}>
      <summary>
        {t('experiments.compare.same', { count: params.length })}
      </summary>
      <dl>
        {params.map(({ key, values: [value] }) => (
          <div key={key}>
            <dt>
              <bdi>{key}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
