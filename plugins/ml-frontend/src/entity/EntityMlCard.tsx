import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { compareRows } from '../filters/compareRows';
import { addressOf, writeWorkloadParam } from '../details/workloadParam';
import { formatSentence } from '../format/sentence';
import { TableSkeleton } from '../table/TableSkeleton';
import { LiveSnapshot } from '../live/LiveSnapshot';
import { LoadFailure } from '../notices/LoadFailure';
import { entityContentRouteRef } from '../routes';
import { SourcesStrip } from '../sources/SourcesStrip';
import { StaleMark } from '../table/StaleMark';
import { StateIcon, StateLabel } from '../table/StateLabel';
import { WhyCell } from '../table/WhyCell';
import { WorkloadLink } from '../table/WorkloadLink';
import { WorkloadName } from '../table/WorkloadName';
import { Age } from '../time/Age';
import { NowProvider, useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import theme from '../theme/readable.module.css';
import styles from './EntityMlCard.module.css';
import { NewRunButton } from './NewRunButton';
import { NothingForEntity } from './NothingForEntity';
import { useEntityWorkloads } from './useEntityWorkloads';

const ROWS = 5;

/** The state of an entity's work in one sentence, and the rows that it rests on. */
export function EntityMlCard() {
  const { entity, live } = useEntityWorkloads();
  const { t } = useTranslationRef(mlTranslationRef);
  const tab = useRouteRef(entityContentRouteRef);
  const some = live.phase === 'ready' && live.view.rows.size > 0;
  return (
    <NowProvider>
      <EntityInfoCard
        title={t('entity.cardTitle')}
        headerActions={
          <>
            <NewRunButton entity={entity} rows={live.view.rows} />
            {some && tab && <Link href={tab()}>{t('entity.openTab')}</Link>}
          </>
        }
      >
        {live.phase === 'loading' && <TableSkeleton rows={2} />}
        {live.phase === 'failed' && live.error && (
          <LoadFailure error={live.error} onRetry={live.retry} />
        )}
        {live.phase === 'ready' && !some && (
          <NothingForEntity entity={entity} match={live.view.match} />
        )}
        {some && <Newest live={live} tab={tab?.()} />}
      </EntityInfoCard>
    </NowProvider>
  );
}

function Newest(props: {
  live: LiveSnapshot;
  /** The path of the tab, which shows the details of a row; absent where there is none. */
  tab: string | undefined;
}) {
  const { live, tab } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { rows, sources } = live.view;
  const sorted = useMemo(
    () => [...rows.values()].sort(compareRows('attention')),
    [rows],
  );
  const [first] = sorted;
  return (
    <div className={`${styles.card} ${theme.readable}`}>
      <div className={styles.sentence} role="status">
        <StateIcon state={first.state} />
        <Text as="p" variant="body-large" weight="bold">
          <bdi>{formatSentence(t, first, now)}</bdi>
        </Text>
      </div>
      <ul className={styles.rows}>
        {sorted.slice(0, ROWS).map(item => (
          <li key={item.uid} className={styles.row}>
            <span className={styles.state}>
              <StateLabel state={item.state} />
            </span>
            <span className={styles.name}>
              {tab ? (
                <WorkloadLink
                  name={item.name}
                  href={`${tab}${writeWorkloadParam('', addressOf(item))}`}
                />
              ) : (
                <WorkloadName name={item.name} />
              )}
              <span className={styles.place}>
                <bdi>{item.kind}</bdi> · <bdi>{item.namespace}</bdi> ·{' '}
                <bdi>{item.cluster}</bdi>
              </span>
              <StaleMark item={item} sources={sources} />
            </span>
            <span className={styles.why}>
              <WhyCell item={item} />
            </span>
            <span className={styles.age}>
              {item.createdAt && <Age at={item.createdAt} />}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {sorted.length > ROWS && (
          <span>{t('entity.ofCount', { count: sorted.length })}</span>
        )}
        <SourcesStrip sources={sources} />
      </div>
    </div>
  );
}
