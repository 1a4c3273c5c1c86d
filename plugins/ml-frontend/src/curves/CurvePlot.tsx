import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { formatDuration } from '../format/time';
import { Remark } from '../details/Remark';
import { mlTranslationRef } from '../translation';
import { alignCurves } from './alignCurves';
import { Catch } from './Catch';
import { Curve } from './Curve';
import { CurveFigures } from './CurveFigures';
import { CurveValues } from './CurveValues';
import { nearestIndex } from './nearestIndex';
import { plotData, PlotOptions } from './plotData';
import { summarizeCurve } from './summarizeCurve';
import colors from './colors.module.css';
import styles from './CurvePlot.module.css';

/** The library that draws comes when something is drawn. */
const PlotCanvas = lazy(() =>
  import('./PlotCanvas').then(m => ({ default: m.PlotCanvas })),
);

/** Curves of one metric: as lines or as a table, and the figures of each. */
export function CurvePlot(props: {
  metric: string;
  curves: readonly Curve[];
  options: PlotOptions;
  /** Whether the values stand in a table in place of the picture. */
  asTable: boolean;
}) {
  const { metric, curves, asTable } = props;
  const { axis, scale, smoothing } = props.options;
  const { t } = useTranslationRef(mlTranslationRef);
  const [place, setPlace] = useState<number>();
  const [zoomed, setZoomed] = useState(false);
  const [whole, setWhole] = useState(0);
  const aligned = useMemo(() => alignCurves(curves, axis), [curves, axis]);
  const data = useMemo(
    () => plotData(aligned, { scale, smoothing }),
    [aligned, scale, smoothing],
  );
  const summaries = useMemo(
    () => curves.map(({ points }) => summarizeCurve(points)),
    [curves],
  );
  const formatX = useCallback(
    (x: number) =>
      axis === 'step' ? x.toLocaleString() : formatDuration(t, x * 1_000),
    [axis, t],
  );
  const slots = useMemo(() => curves.map(({ slot }) => slot), [curves]);
  const here = place === undefined ? undefined : data.xs[place];
  return (
    <div className={`${styles.plot} ${colors.colors}`}>
      {asTable ? (
        <CurveValues
          label={t('curves.valuesOf', { metric })}
          curves={curves}
          data={data}
          axisTitle={t(`curves.${axis}`)}
          formatX={formatX}
        />
      ) : (
        <Catch
          fallback={cause => (
            <Remark>{t('curves.failed', { cause: cause.message })}</Remark>
          )}
        >
          <Suspense fallback={<Skeleton width="100%" height={320} />}>
            <PlotCanvas
              data={data}
              axis={axis}
              scale={scale}
              slots={slots}
              axisLabel={t(`curves.${axis}`)}
              label={t('curves.plot', {
                metric,
                axis: t(`curves.${axis}`),
                runs: curves.map(({ name }) => name).join(', '),
              })}
              whole={whole}
              formatX={formatX}
              onPlace={setPlace}
              onZoom={setZoomed}
            />
          </Suspense>
          <div className={styles.note}>
            {smoothing > 0 && <span>{t('curves.smoothed')}</span>}
            {zoomed ? (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setWhole(whole + 1)}
              >
                {t('curves.resetZoom')}
              </Button>
            ) : (
              <span>{t('curves.zoomHint')}</span>
            )}
          </div>
        </Catch>
      )}
      <CurveFigures
        label={t('curves.legend', { metric })}
        hereTitle={hereTitle()}
        figures={curves.map((curve, line) => ({
          curve,
          summary: summaries[line],
          notPositive: data.notPositive[line],
          here: asTable ? undefined : valueHere(line),
        }))}
      />
    </div>
  );

  function valueHere(line: number): number | null | undefined {
    const values = data.lines[line];
    const found = place === undefined ? undefined : nearestIndex(values, place);
    return found === undefined ? undefined : values[found];
  }

  function hereTitle(): string {
    if (here === undefined || asTable) {
      return t('curves.atNothing');
    }
    return axis === 'step'
      ? t('curves.atStep', { step: formatX(here) })
      : t('curves.atTime', { duration: formatX(here) });
  }
}
