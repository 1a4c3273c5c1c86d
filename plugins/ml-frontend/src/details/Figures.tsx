import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Explanation,
  PodFacts,
  QueuePlace,
  RoleReplicas,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { ReactNode } from 'react';
import { formatAccelerators } from '../format/accelerators';
import { countPods, formatReplicas } from '../format/replicas';
import { formatDuration } from '../format/time';
import { Translate } from '../format/Translate';
import { formatWhy } from '../format/why';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { durationOf } from './durationOf';
import styles from './Figures.module.css';

/** How many, how long, and of what. What is not known has no place. */
export function Figures(props: {
  item: WorkloadItem;
  explanation: Explanation | undefined;
  /** All of them; absent where they are not known. */
  pods: readonly PodFacts[] | undefined;
  place: QueuePlace | undefined;
}) {
  const { item, explanation, pods, place } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const duration = durationOf(item, explanation?.since, now);
  const roles = pods
    ? countPods(item.roles ?? [], pods, item.state)
    : item.roles ?? [];
  const replicas = formatReplicas(roles, item.state);
  const accelerators = formatAccelerators(t, item.accelerators ?? []);
  const restarts = item.restarts ?? restartsOf(pods ?? []);
  const { progress } = formatWhy(t, item);
  const left = item.progress?.remainingSeconds;
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [
      t('panel.facts.replicas'),
      replicas.length > 0 && (
        <>
          {replicas.map(({ role, count }, index) => (
            <span key={role} className={styles.line}>
              <bdi>{role}</bdi> {readyWords(t, roles[index]) ?? count}
            </span>
          ))}
        </>
      ),
    ],
    [t('panel.facts.restarts'), restarts],
    [
      t(`panel.facts.${duration?.what ?? 'ran'}`),
      duration && formatDuration(t, duration.length),
    ],
    [
      t('panel.facts.progress'),
      progress &&
        [
          progress,
          left !== undefined &&
            t('panel.facts.left', {
              duration: formatDuration(t, left * 1_000),
            }),
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    [t('panel.facts.accelerators'), accelerators.join(' · ')],
    [t('panel.facts.queue'), place ? placeWords(t, place) : item.queue],
    [t('panel.facts.priority'), item.priority],
  ];
  return (
    <dl className={styles.figures} aria-label={t('panel.facts.label')}>
      {facts
        .filter(
          ([, value]) => value !== undefined && value !== '' && value !== false,
        )
        .map(([name, value]) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** `2 ready`, where as many run as there are requests for. */
function readyWords(
  t: Translate,
  { desired, ready }: RoleReplicas,
): string | undefined {
  return desired === undefined && ready !== undefined
    ? t('panel.facts.ready', { number: String(ready) })
    : undefined;
}

function placeWords(
  t: Translate,
  { queue, position, waiting, isCut }: QueuePlace,
): string {
  return t(isCut ? 'panel.facts.placeOfMore' : 'panel.facts.place', {
    queue,
    position: String(position),
    waiting: String(waiting),
  });
}

/** Kinds that do not count restarts have pods that do. */
function restartsOf(pods: readonly PodFacts[]): number | undefined {
  const counts = pods.flatMap(({ containers }) =>
    containers.map(({ restarts }) => restarts),
  );
  return counts.length > 0
    ? counts.reduce((sum, count) => sum + count, 0)
    : undefined;
}
