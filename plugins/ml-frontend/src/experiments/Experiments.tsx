import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Container } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { Remark } from '../details/Remark';
import { useLivePoll } from '../live/useLivePoll';
import { TrackingStrip } from '../sources/TrackingStrip';
import { TableSkeleton } from '../table/TableSkeleton';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ExperimentList } from './ExperimentList';
import { ExperimentView } from './ExperimentView';
import { EVERY_MS } from './LiveRuns';
import { NoExperiments } from './NoExperiments';
import { RunsView } from './RunsView';
import { TrackingFailure } from './TrackingFailure';
import { ChangeView, useRunsView } from './useRunsView';
import theme from '../theme/readable.module.css';
import styles from './ExperimentView.module.css';

/** The tab *Experiments*: all of them, or the runs of the one that the URL names. */
export function Experiments() {
  const [view, change] = useRunsView();
  return (
    <NowProvider>
      <Container>
        <div className={styles.page}>
          {view.experiment === undefined ? (
            <AllExperiments view={view} onChange={change} />
          ) : (
            <OneExperiment id={view.experiment} view={view} onChange={change} />
          )}
        </div>
      </Container>
    </NowProvider>
  );
}

function AllExperiments(props: { view: RunsView; onChange: ChangeView }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlTrackingApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.listExperiments({ signal }),
    [api],
  );
  const { value, error, retry } = useLivePoll(ask, EVERY_MS);
  if (!value) {
    return error ? (
      <TrackingFailure
        error={error}
        title={t('experiments.failure.title')}
        onRetry={retry}
      />
    ) : (
      <TableSkeleton />
    );
  }
  return (
    <div className={`${styles.page} ${theme.readable}`}>
      <TrackingStrip sources={value.sources} />
      {error && <Remark>{t('tracking.old', { cause: error.message })}</Remark>}
      {value.items.length > 0 ? (
        <ExperimentList
          items={value.items}
          sources={value.sources}
          {...props}
        />
      ) : (
        <NoExperiments sources={value.sources} />
      )}
    </div>
  );
}

function OneExperiment(props: {
  id: string;
  view: RunsView;
  onChange: ChangeView;
}) {
  const { id, view, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlTrackingApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.getExperiment(id, { signal }),
    [api, id],
  );
  // Its runs are asked for in shorter turns; its name and description hardly change.
  const { value, error, retry } = useLivePoll(ask, 4 * EVERY_MS);
  return (
    <>
      <Button
        className={styles.back}
        size="small"
        variant="tertiary"
        iconStart={<RiArrowLeftLine />}
        onPress={() =>
          onChange({
            experiment: undefined,
            filter: '',
            sort: '-started',
            runs: [],
            open: undefined,
            metric: undefined,
          })
        }
      >
        {t('experiments.all')}
      </Button>
      {!value && !error && <TableSkeleton />}
      {!value && error && (
        <TrackingFailure
          error={error}
          title={t('experiments.failure.title')}
          onRetry={retry}
        />
      )}
      {value && (
        <ExperimentView
          item={value.item}
          source={value.source}
          view={view}
          onChange={onChange}
        />
      )}
    </>
  );
}
