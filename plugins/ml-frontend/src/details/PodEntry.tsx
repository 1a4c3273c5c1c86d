import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ContainerFacts,
  PodFacts,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { Translate } from '../format/Translate';
import { formatReason } from '../format/why';
import { WorkloadName } from '../table/WorkloadName';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { LogViewer } from './LogViewer';
import { podState } from './podState';
import styles from './PodList.module.css';

/** One pod: its state, where it runs, how its containers ended, and its log behind a click. */
export function PodEntry(props: { address: WorkloadAddress; pod: PodFacts }) {
  const { address, pod } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { word, tone } = podState(t, pod);
  const restarts = pod.containers.reduce((sum, each) => sum + each.restarts, 0);
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  const facts = [
    pod.node ?? t('panel.pods.noNode'),
    ...(pod.revision ? [pod.revision] : []),
    ...(restarts > 0 ? [t('panel.pods.restarts', { count: restarts })] : []),
  ];
  const sentence = messageOf(pod);
  return (
    <li className={styles.pod}>
      <div className={styles.head}>
        <span className={styles.state} data-tone={tone}>
          <span className={styles.dot} aria-hidden />
          {word}
        </span>
        <span className={styles.name}>
          <WorkloadName name={pod.name} />
        </span>
        <button
          type="button"
          className={styles.log}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t(open ? 'panel.pods.hideLogOf' : 'panel.pods.logOf', {
            pod: pod.name,
          })}
          onClick={() => setOpen(!open)}
        >
          <Arrow aria-hidden size={16} />
          {t('panel.pods.log')}
        </button>
      </div>
      <div className={styles.facts}>
        <bdi>{facts.join(' · ')}</bdi>
        {pod.containers.filter(hasEnded).map(each => (
          <span key={each.name}>
            {' · '}
            <bdi>{endWords(t, each)}</bdi>
            {each.end?.at !== undefined && (
              <>
                {' '}
                <Age at={new Date(each.end.at).toISOString()} />
              </>
            )}
          </span>
        ))}
      </div>
      {sentence && <bdi className={styles.message}>{sentence}</bdi>}
      {open && (
        <div id={id}>
          <LogViewer address={address} pod={pod} />
        </div>
      )}
    </li>
  );
}

/** That an init container did its work is no news. */
function hasEnded({ end, state, isInit }: ContainerFacts): boolean {
  return (
    end !== undefined && (end.exitCode !== 0 || (state === 'ended' && !isInit))
  );
}

function endWords(t: Translate, { name, end }: ContainerFacts): string {
  const words =
    end?.exitCode === undefined
      ? t('panel.pods.ended', { container: name })
      : t('panel.pods.endedWith', {
          container: name,
          code: String(end.exitCode),
        });
  return end?.reason ? `${words} (${formatReason(end.reason, 'Pod')})` : words;
}

/** The cluster's own sentence about a pod that is not well. */
function messageOf(pod: PodFacts): string | undefined {
  return (
    pod.message ??
    pod.unscheduled?.message ??
    pod.containers.find(({ state, message }) => state === 'waiting' && message)
      ?.message ??
    pod.containers.find(({ end }) => end?.message)?.end?.message
  );
}
