import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { Curve } from './Curve';
import { formatFigure } from './formatFigure';
import { LineMark } from './LineMark';
import { CurveSummary } from './summarizeCurve';
import styles from './CurveFigures.module.css';

/** What a row of the legend is made of. */
export interface CurveFigure {
  curve: Curve;
  summary: CurveSummary;
  /** How many of its points a logarithmic axis cannot show. */
  notPositive: number;
  /** Its value where the pointer is. */
  here?: number | null;
}

/** The legend of a plot: which line is which run, and the figures that matter of each. */
export function CurveFigures(props: {
  label: string;
  figures: readonly CurveFigure[];
  /** Where the pointer is, in words. */
  hereTitle: string;
}) {
  const { label, figures, hereTitle } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('curves.run')}</th>
            <th scope="col" className={styles.here}>
              {hereTitle}
            </th>
            <th scope="col">{t('curves.last')}</th>
            <th scope="col">{t('curves.least')}</th>
            <th scope="col">{t('curves.greatest')}</th>
            <th scope="col">{t('curves.points')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ curve, summary, notPositive, here }) => (
            <tr key={curve.id}>
              <th scope="row">
                <span className={styles.run}>
                  <LineMark slot={curve.slot} />
                  <bdi className={styles.name} title={curve.name}>
                    {curve.name}
                  </bdi>
                </span>
                {remarks(summary, notPositive).map(remark => (
                  <span key={remark} className={styles.remark}>
                    {remark}
                  </span>
                ))}
              </th>
              <td>
                {typeof here === 'number' && formatFigure({ value: here })}
              </td>
              <td>{point(summary.last)}</td>
              <td>{point(summary.least)}</td>
              <td>{point(summary.greatest)}</td>
              <td>{summary.points.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function point(found: MetricPoint | undefined) {
    return found ? (
      <>
        {formatFigure(found)}
        <span className={styles.step}>
          {t('curves.stepOf', { step: found.step.toLocaleString() })}
        </span>
      </>
    ) : (
      t('table.none')
    );
  }

  function remarks(summary: CurveSummary, notPositive: number): string[] {
    return [
      ...(summary.points === 0 ? [t('curves.noPoints')] : []),
      ...[...summary.nonFinite].map(([nonFinite, count]) =>
        t('curves.nonFinite', { count, what: formatFigure({ nonFinite }) }),
      ),
      ...(notPositive > 0
        ? [t('curves.notPositive', { count: notPositive })]
        : []),
    ];
  }
}
