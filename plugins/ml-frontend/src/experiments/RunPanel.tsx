import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { forwardRef, ReactNode } from 'react';
import { formatFigure } from '../curves/formatFigure';
import { isoTime } from '../curves/isoTime';
import { CopyButton } from '../details/CopyButton';
import { isWebAddress } from '../details/isWebAddress';
import { PanelFrame, PanelHandle } from '../details/PanelFrame';
import { Section } from '../details/Section';
import { addressOf, writeWorkloadParam } from '../details/workloadParam';
import { formatDuration } from '../format/time';
import { jobsRouteRef } from '../routes';
import { WorkloadName } from '../table/WorkloadName';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { formatHeld } from '../format/formatHeld';
import { durationOf, nameOf } from './runState';
import { RunStatusLabel } from './RunStatusLabel';
import facts from '../details/FactList.module.css';
import styles from './RunPanel.module.css';

/** All that is known of one run, beside the table. */
export const RunPanel = forwardRef<
  PanelHandle,
  {
    run: RunItem;
    takesFocus: boolean;
    refreshing: boolean;
    onRefresh(): void;
    onClose(): void;
  }
>((props, ref) => {
  const { run } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const jobs = useRouteRef(jobsRouteRef);
  const duration = durationOf(run, now);
  const { commit, repository } = run.origin;
  const job = run.job;
  return (
    <PanelFrame
      ref={ref}
      label={t('experiments.details.label', { name: nameOf(run) })}
      takesFocus={props.takesFocus}
      refreshing={props.refreshing}
      onRefresh={props.onRefresh}
      onClose={props.onClose}
      header={
        <>
          <h2 className={styles.name}>
            <WorkloadName name={nameOf(run)} />
          </h2>
          <div className={styles.about}>
            <RunStatusLabel run={run} />
            <span>
              <Age at={isoTime(run.startedAt)} />
            </span>
            {duration !== undefined && (
              <span>{formatDuration(t, duration)}</span>
            )}
            {run.user && <bdi>{run.user}</bdi>}
          </div>
        </>
      }
    >
      <dl className={styles.facts}>
        {run.url && isWebAddress(run.url) && (
          <Link href={run.url} target="_blank" rel="noopener noreferrer">
            {t('experiments.server')}
          </Link>
        )}
        {job && (
          <Fact title={t('experiments.details.job')}>
            {jobs ? (
              <Link href={`${jobs()}${writeWorkloadParam('', addressOf(job))}`}>
                {job.name}
              </Link>
            ) : (
              <bdi>{job.name}</bdi>
            )}{' '}
            <span className={styles.place}>
              <bdi>{job.namespace}</bdi> · <bdi>{job.cluster}</bdi> ·{' '}
              {t(`state.${job.state}`)}
            </span>
          </Fact>
        )}
        {formatHeld(t, run).map(phrase => (
          <Fact key={phrase} title={t('experiments.columns.accelerators')}>
            {phrase}
          </Fact>
        ))}
        {commit && (
          <Fact title={t('experiments.details.commit')}>
            <code>{commit.slice(0, 12)}</code> <CopyButton text={commit} />
          </Fact>
        )}
        {repository && isWebAddress(repository) && (
          <Fact title={t('experiments.details.source')}>
            <Link href={repository} target="_blank" rel="noopener noreferrer">
              {repository}
            </Link>
          </Fact>
        )}
        {run.parentRunId && (
          <Fact title={t('experiments.details.parent')}>
            <code>{run.parentRunId}</code>
          </Fact>
        )}
        <Fact title={t('experiments.details.id')}>
          <code>{run.runId}</code> <CopyButton text={run.runId} />
        </Fact>
        {run.artifactUri && (
          <Fact title={t('experiments.details.artifacts')}>
            <bdi>{run.artifactUri}</bdi>
          </Fact>
        )}
      </dl>
      <Facts
        title={t('experiments.details.metrics')}
        open
        entries={Object.entries(run.metrics).map(([key, latest]) => [
          key,
          formatFigure(latest),
          latest.datasetDigest
            ? t('experiments.details.scoredOn', {
                dataset: `${latest.datasetName ?? ''} (${
                  latest.datasetDigest
                })`.trim(),
              })
            : t('experiments.details.step', {
                step: latest.step.toLocaleString(),
              }),
        ])}
      />
      <Facts
        title={t('experiments.details.params')}
        open
        entries={Object.entries(run.params)}
      />
      <Facts
        title={t('experiments.details.datasets')}
        entries={run.datasets.map(({ name, digest, context }) => [
          name,
          digest,
          context,
        ])}
      />
      <Facts
        title={t('experiments.details.tags')}
        entries={Object.entries(run.tags)}
      />
    </PanelFrame>
  );
});
RunPanel.displayName = 'RunPanel';

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What whoever logged the run called it by names of their own. */
function Facts(props: {
  title: string;
  open?: boolean;
  entries: ReadonlyArray<readonly [string, string, string?]>;
}) {
  const { title, open, entries } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const sorted = [...entries].sort(([a], [b]) => a.localeCompare(b));
  return (
    <Section title={title} count={entries.length} initiallyOpen={open}>
      {() =>
        sorted.length === 0 ? (
          <p className={facts.none}>{t('experiments.details.none')}</p>
        ) : (
          <ul className={facts.facts}>
            {sorted.map(([key, value, about]) => (
              <li key={`${key} ${value}`} className={facts.fact}>
                <span className={facts.lead}>
                  <bdi className={facts.word}>{key}</bdi>
                  <bdi className={styles.value}>{value}</bdi>
                </span>
                {about && <bdi className={facts.about}>{about}</bdi>}
              </li>
            ))}
          </ul>
        )
      }
    </Section>
  );
}
