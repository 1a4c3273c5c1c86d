import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlTranslationRef } from '../translation';
import { chooseEvenly } from './chooseEvenly';
import { Curve } from './Curve';
import { formatFigure } from './formatFigure';
import { LineMark } from './LineMark';
import { PlotData } from './plotData';
import styles from './CurveValues.module.css';

/** More rows than this nobody reads; the CSV has all. */
const ROWS = 50;

/** The plot as a table: for whoever does not see it, or wants the figures. */
export function CurveValues(props: {
  label: string;
  curves: readonly Curve[];
  data: PlotData;
  axisTitle: string;
  formatX(x: number): string;
}) {
  const { label, curves, data, axisTitle, formatX } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { xs, lines, raw = lines } = data;
  const places = chooseEvenly([...xs.keys()], ROWS);
  return (
    <>
      {places.length < xs.length && (
        <p className={styles.note}>
          {t('curves.valuesSome', {
            shown: places.length.toLocaleString(),
            total: xs.length.toLocaleString(),
          })}
        </p>
      )}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      {/* What scrolls must be reachable with the keyboard. */}
      <div
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{axisTitle}</th>
              {curves.map(({ id, name, slot }) => (
                <th key={id} scope="col" title={name}>
                  <LineMark slot={slot} /> <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(place => (
              <tr key={place}>
                <th scope="row">{formatX(xs[place])}</th>
                {curves.map(({ id }, line) => (
                  <td key={id}>{figure(raw[line][place])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );

  function figure(value: number | null | undefined): string {
    if (value === undefined) {
      return t('table.none');
    }
    return value === null ? t('curves.gap') : formatFigure({ value });
  }
}
