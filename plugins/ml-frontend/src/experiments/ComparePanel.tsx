import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useMemo } from 'react';
import { formatFigure } from '../curves/formatFigure';
import { isoTime } from '../curves/isoTime';
import { LineMark } from '../curves/LineMark';
import { lineLook } from '../curves/lineLooks';
import { Remark } from '../details/Remark';
import { formatDuration } from '../format/time';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ChosenRun } from './ChosenRuns';
import {
  compareMetrics,
  compareParams,
  compareTimes,
  differingDatasets,
} from './comparison';
import { GoalChoice } from './GoalChoice';
import { durationOf, nameOf } from './runState';
import { RunStatus } from './RunStatusLabel';
import { useGoals } from './useGoals';
import styles from './ComparePanel.module.css';

/** Chosen runs side by side: what they were started with, what came of it, and what it took. */
export function ComparePanel({ chosen }: { chosen: readonly ChosenRun[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const [goalOf, setGoal] = useGoals();
  const runs = useMemo(() => chosen.map(({ run }) => run), [chosen]);
  const params = useMemo(() => compareParams(runs), [runs]);
  const metrics = useMemo(() => compareMetrics(runs, goalOf), [runs, goalOf]);
  const times = useMemo(() => compareTimes(runs), [runs]);
  const reads = useMemo(() => differingDatasets(runs), [runs]);
  const differing = params.filter(({ differs }) => differs);
  const same = params.filter(({ differs }) => !differs);
  const none = t('table.none');
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
            datasets: byRun(values),
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
              <th scope="col">{t('experiments.compare.facts')}</th>
              {chosen.map(({ run, slot }) => (
                <th key={run.runId} scope="col">
                  <LineMark slot={slot} />{' '}
                  <bdi className={styles.name}>{nameOf(run)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <Group title={t('experiments.compare.params')} span={runs.length}>
            {differing.length === 0 && (
              <Nothing span={runs.length}>
                {t('experiments.compare.noParams')}
              </Nothing>
            )}
            {differing.map(({ key, values }) => (
              <Row key={key} title={<bdi>{key}</bdi>}>
                {values.map(value => text(value))}
              </Row>
            ))}
          </Group>
          <Group title={t('experiments.compare.metrics')} span={runs.length}>
            {metrics.length === 0 && (
              <Nothing span={runs.length}>
                {t('experiments.compare.noMetrics')}
              </Nothing>
            )}
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
                    {datasets && (
                      <Remark>
                        {t('experiments.compare.scored', {
                          datasets: byRun(datasets),
                        })}
                      </Remark>
                    )}
                  </>
                }
              >
                {values.map((latest, place) =>
                  latest ? (
                    <span data-best={best.has(place) || undefined}>
                      {formatFigure(latest)}
                      {best.has(place) && (
                        <span className={styles.best}>
                          {t('experiments.compare.best')}
                        </span>
                      )}
                    </span>
                  ) : (
                    none
                  ),
                )}
              </Row>
            ))}
          </Group>
          <Group title={t('experiments.compare.facts')} span={runs.length}>
            {times.map(({ resource, product, values }) => (
              <Row
                key={JSON.stringify([resource, product])}
                title={
                  <>
                    <bdi>{product ?? resource}</bdi>
                    <span className={styles.about}>
                      {t('experiments.compare.times')}
                    </span>
                  </>
                }
              >
                {values.map(held =>
                  held ? (
                    <>
                      {t('experiments.compare.hours', {
                        hours: formatFigure({
                          value: (held.count * held.seconds) / 3_600,
                        }),
                      })}
                      <span className={styles.about}>
                        {held.count} × {formatDuration(t, held.seconds * 1_000)}
                      </span>
                    </>
                  ) : (
                    none
                  ),
                )}
              </Row>
            ))}
            <Row title={t('experiments.columns.duration')}>
              {runs.map(run => {
                const duration = durationOf(run, now);
                return duration === undefined
                  ? none
                  : formatDuration(t, duration);
              })}
            </Row>
            <Row title={t('experiments.columns.status')}>
              {runs.map(({ status }) => (
                <RunStatus status={status} />
              ))}
            </Row>
            <Row title={t('experiments.columns.started')}>
              {runs.map(({ startedAt }) => (
                <Age at={isoTime(startedAt)} />
              ))}
            </Row>
          </Group>
        </table>
      </div>
      <p className={styles.note}>
        {times.length > 1 && `${t('experiments.compare.timesNote')} `}
        {metrics.some(({ key }) => !goalOf(key)) &&
          t('experiments.compare.noGoal')}
      </p>
      {same.length > 0 && (
        <details className={styles.same}>
          <summary>
            {t('experiments.compare.same', { count: same.length })}
          </summary>
          <dl>
            {same.map(({ key, values: [value] }) => (
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
      )}
    </section>
  );

  function text(value: string | undefined): ReactNode {
    return value === undefined ? none : <bdi>{value}</bdi>;
  }

  function byRun(values: ReadonlyArray<string | undefined>): string {
    return values
      .map((dataset, place) => {
        const { label } = lineLook(chosen[place].slot);
        return dataset
          ? t('experiments.compare.ofRun', { run: label, dataset })
          : t('experiments.compare.unsaid', { run: label });
      })
      .join(', ');
  }
}

function Group(props: { title: string; span: number; children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={props.span + 1} className={styles.group}>
          {props.title}
        </th>
      </tr>
      {props.children}
    </tbody>
  );
}

function Row(props: { title: ReactNode; children: readonly ReactNode[] }) {
  return (
    <tr>
      <th scope="row">{props.title}</th>
      {props.children.map((child, place) => (
        // The cells of a row have no other name than their place.
        // eslint-disable-next-line react/no-array-index-key
        <td key={place}>{child}</td>
      ))}
    </tr>
  );
}

function Nothing(props: { span: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={props.span + 1} className={styles.note}>
        {props.children}
      </td>
    </tr>
  );
}
