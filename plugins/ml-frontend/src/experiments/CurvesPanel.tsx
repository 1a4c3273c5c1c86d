import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { CurvePlot } from '../curves/CurvePlot';
import { curvesCsv } from '../curves/curvesCsv';
import { Remark } from '../details/Remark';
import { SaveButton } from '../table/SaveButton';
import { mlTranslationRef } from '../translation';
import { ChosenRun } from './ChosenRuns';
import { CurveControls } from './CurveControls';
import { ownKeys } from './runColumns';
import { isUnderWay, nameOf } from './runState';
import { RunsView } from './RunsView';
import { saidBy } from './saidBy';
import { TrackingFailure } from './TrackingFailure';
import { ChangeView } from './useRunsView';
import { MOST_POINTS, useRunCurves } from './useRunCurves';
import styles from './CurvesPanel.module.css';

/** The curves of the chosen runs, of the metric that the reader chose. */
export function CurvesPanel(props: {
  experiment: string;
  chosen: readonly ChosenRun[];
  view: RunsView;
  onChange: ChangeView;
}) {
  const { chosen, view, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { metrics } = useMemo(
    () => ownKeys(chosen.map(({ run }) => run)),
    [chosen],
  );
  // A slider is drawn with at every step; the page and its URL follow when it is let go.
  const [smoothing, setSmoothing] = useState(view.smoothing);
  useEffect(() => setSmoothing(view.smoothing), [view.smoothing]);
  const settled = useDeferredValue(smoothing);
  const metric = view.metric ?? metrics.find(isQuality) ?? metrics[0];
  if (metric === undefined) {
    return <p className={styles.note}>{t('experiments.curves.none')}</p>;
  }
  return (
    <section className={styles.panel} aria-label={metric}>
      <CurveControls
        metric={metric}
        // A link may ask for a metric that none of them has.
        metrics={metrics.includes(metric) ? metrics : [metric, ...metrics]}
        view={view}
        smoothing={smoothing}
        onSmooth={setSmoothing}
        onChange={onChange}
      />
      <LoadedCurves {...props} metric={metric} smoothing={settled} />
    </section>
  );
}

function LoadedCurves(props: {
  experiment: string;
  chosen: readonly ChosenRun[];
  view: RunsView;
  metric: string;
  smoothing: number;
}) {
  const { experiment, chosen, view, metric, smoothing } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const runIds = useMemo(() => chosen.map(({ run }) => run.runId), [chosen]);
  const { value, error, retry } = useRunCurves({
    experiment,
    runIds,
    metric,
    underWay: chosen.some(({ run }) => isUnderWay(run)),
  });
  const curves = useMemo(() => {
    const points = new Map(
      value?.curves.map(curve => [curve.runId, curve.points]),
    );
    return chosen.map(({ run, slot }) => ({
      id: run.runId,
      name: nameOf(run),
      slot,
      startedAt: run.startedAt,
      points: points.get(run.runId) ?? [],
    }));
  }, [value, chosen]);
  const { axis, scale } = view;
  const options = useMemo(
    () => ({ axis, scale, smoothing }),
    [axis, scale, smoothing],
  );
  if (!value) {
    return error ? (
      <TrackingFailure
        error={error}
        title={t('experiments.failure.curvesTitle')}
        onRetry={retry}
      />
    ) : (
      <div role="status">
        <VisuallyHidden>{t('experiments.curves.loading')}</VisuallyHidden>
        <Skeleton width="100%" height={320} />
      </div>
    );
  }
  const sampled = curves.some(({ points }) => points.length >= MOST_POINTS);
  return (
    <>
      {error && (
        <Remark>
          {t('experiments.failure.old', { cause: saidBy(error) })}
        </Remark>
      )}
      <CurvePlot
        metric={metric}
        curves={curves}
        options={options}
        asTable={view.asTable}
      />
      <div className={styles.foot}>
        {sampled && (
          <span>
            {t('curves.sampled', { number: MOST_POINTS.toLocaleString() })}
          </span>
        )}
        <SaveButton name="curves" csv={() => curvesCsv(metric, curves)} />
      </div>
    </>
  );
}

/** What the machine did is rarely what its reader wants to see first. */
function isQuality(metric: string): boolean {
  return !metric.startsWith('system/');
}
