import { ChosenRun, ChosenRuns } from './ChosenRuns';
import { ComparePanel } from './ComparePanel';
import { CurvesPanel } from './CurvesPanel';
import { RunsView } from './RunsView';
import { ChangeView } from './useRunsView';
import styles from './RunsBrowser.module.css';

/** What the reader wants to see of the chosen runs. */
export function ChosenPanel(props: {
  experiment: string;
  chosen: readonly ChosenRun[];
  missing: number;
  view: RunsView;
  onChange: ChangeView;
  onDrop(runId: string): void;
}) {
  const { chosen, missing, view, onChange, onDrop } = props;
  return (
    <div className={styles.chosen}>
      <ChosenRuns
        chosen={chosen}
        missing={missing}
        showing={view.showing}
        onShow={showing => onChange({ showing })}
        onDrop={onDrop}
        onClear={() => onChange({ runs: [] })}
      />
      {chosen.length > 0 &&
        (view.showing === 'compare' ? (
          <ComparePanel chosen={chosen} />
        ) : (
          <CurvesPanel
            experiment={props.experiment}
            chosen={chosen}
            view={view}
            onChange={onChange}
          />
        ))}
    </div>
  );
}
