import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Slider, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { mlTranslationRef } from '../translation';
import { MOST_SMOOTHING, RunsView } from './RunsView';
import { ChangeView } from './useRunsView';
import styles from './CurvesPanel.module.css';

/** More choices than this can be searched. */
const SEARCHABLE = 8;

/** Which metric, over what, on which scale, how smooth, and as what. */
export function CurveControls(props: {
  metric: string;
  metrics: readonly string[];
  view: RunsView;
  /** How smooth the lines are, also while the slider is on its way to what the URL then has. */
  smoothing: number;
  onSmooth(smoothing: number): void;
  onChange: ChangeView;
}) {
  const { metric, metrics, view, smoothing, onSmooth, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={styles.controls}>
      <Select
        className={styles.metric}
        size="small"
        aria-label={t('experiments.curves.metric')}
        search={metrics.length > SEARCHABLE || undefined}
        options={metrics.map(key => ({ id: key, label: key }))}
        value={metric}
        onChange={key => onChange({ metric: String(key) })}
      />
      <Choice
        label={t('experiments.curves.axis')}
        options={{
          step: t('experiments.curves.step'),
          time: t('experiments.curves.time'),
        }}
        chosen={view.axis}
        onChoose={axis => onChange({ axis })}
      />
      <Choice
        label={t('experiments.curves.scale')}
        options={{
          linear: t('experiments.curves.linear'),
          log: t('experiments.curves.log'),
        }}
        chosen={view.scale}
        onChoose={scale => onChange({ scale })}
      />
      <Choice
        label={t('experiments.curves.as')}
        options={{
          lines: t('experiments.curves.plot'),
          table: t('experiments.curves.table'),
        }}
        chosen={view.asTable ? 'table' : 'lines'}
        onChoose={as => onChange({ asTable: as === 'table' })}
      />
      <Slider
        className={styles.smoothing}
        label={t('experiments.curves.smoothing')}
        minValue={0}
        maxValue={MOST_SMOOTHING}
        step={0.01}
        value={smoothing}
        onChange={value => onSmooth(Number(value))}
        onChangeEnd={value => onChange({ smoothing: Number(value) }, 'replace')}
      />
    </div>
  );
}

function Choice<T extends string>(props: {
  label: string;
  options: Readonly<Record<T, string>>;
  chosen: T;
  onChoose(option: T): void;
}) {
  const ids = Object.keys(props.options) as T[];
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.chosen]}
      onSelectionChange={keys => {
        const chosen = ids.find(id => keys.has(id));
        if (chosen && chosen !== props.chosen) {
          props.onChoose(chosen);
        }
      }}
    >
      {ids.map(id => (
        <ToggleButton key={id} id={id}>
          {props.options[id]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
