import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import {
  RiFlaskLine,
  RiLoader4Line,
  RiSignalWifiErrorLine,
} from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { NoTracking } from '../sources/NoTracking';
import { mlTranslationRef } from '../translation';
import { firstRun } from './firstRun';

/** There is no experiment for this reader, and why. */
export function NoExperiments(props: { sources: readonly TrackingStatus[] }) {
  const { sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const having = (...states: TrackingStatus['freshness'][]) =>
    sources.some(({ freshness }) => states.includes(freshness));
  if (sources.length === 0) {
    return <NoTracking />;
  }
  if (having('fresh', 'stale')) {
    return (
      <Notice icon={RiFlaskLine} title={t('experiments.empty.title')}>
        <p>{t('experiments.empty.text')}</p>
        <CopyBlock
          label={t('experiments.empty.code')}
          text={firstRun('my-first-experiment')}
        />
      </Notice>
    );
  }
  return having('syncing') ? (
    <Notice icon={RiLoader4Line} title={t('experiments.empty.syncingTitle')}>
      <p>{t('experiments.empty.syncingText')}</p>
    </Notice>
  ) : (
    <Notice
      icon={RiSignalWifiErrorLine}
      title={t('experiments.empty.deafTitle')}
    >
      <p>{t('experiments.empty.deafText')}</p>
    </Notice>
  );
}
