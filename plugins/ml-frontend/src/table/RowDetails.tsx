import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  freshnessOf,
  SourceStatus,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { ReactNode } from 'react';
import { formatDuration, formatExact } from '../format/time';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { OwnerLink } from './OwnerLink';
import styles from './RowDetails.module.css';

/** The facts that a row has no room for, each where its name says. */
export function RowDetails(props: {
  item: WorkloadItem;
  sources: readonly SourceStatus[];
}) {
  const { item, sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { asOf } = freshnessOf(item, sources);
  const owner = item.owner && <OwnerLink owner={item.owner} />;
  const resources = item.accelerators
    ?.map(({ resource, count }) => `${resource}: ${count}`)
    .join(' · ');
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [t('details.reason'), item.reason],
    [t('details.message'), item.message],
    [t('details.resource'), resources],
    [t('column.queue'), item.queue],
    [t('details.priority'), item.priority],
    [t('details.owner'), owner],
    [t('details.restarts'), item.restarts],
    [t('details.created'), exact(item.createdAt)],
    [t('details.started'), exact(item.startedAt)],
    [t('details.finished'), exact(item.finishedAt)],
    [t('details.ran'), item.startedAt && <Ran item={item} />],
    [t('details.source'), asOf && <Age at={asOf} />],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Ran({ item }: { item: WorkloadItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const end = item.finishedAt ? Date.parse(item.finishedAt) : now;
  return <>{formatDuration(t, end - Date.parse(item.startedAt ?? ''))}</>;
}

function exact(time: string | undefined): string | undefined {
  const parsed = Date.parse(time ?? '');
  return Number.isNaN(parsed) ? undefined : formatExact(parsed);
}
