import { useTranslationRef } from '@backstage/frontend-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { useTargets } from '../answers/useTargets';
import { formatAge } from '../format/formatAge';
import { describeFailure, isForbidden } from '../notices/describeFailure';
import { Notice } from '../notices/Notice';
import { useNow } from '../notices/useNow';
import { mlFieldsTranslationRef } from '../translation';
import { describeSources } from './describeSources';
import { Target } from './Target';
import { TargetOptions } from './TargetOptions';
import { missingKinds } from './targetChoices';

/** What there is to say about the lists: they load, are empty, failed, or are not of now. */
export function TargetNotices(props: {
  targets: ReturnType<typeof useTargets>;
  target: Target;
  options: TargetOptions;
}) {
  const { targets, options } = props;
  const { value: list, error, receivedAt, asking, retry } = targets;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const now = useNow();
  if (error) {
    return (
      <Notice
        severity={list || isForbidden(error) ? 'warning' : 'error'}
        action={
          isForbidden(error) ? undefined : { label: t('retry'), onClick: retry }
        }
        title={
          list
            ? t('target.old', { age: formatAge(now - (receivedAt ?? now)) })
            : t('target.notListed')
        }
      >
        {describeFailure(error, t)} {!list && t('target.typed')}
      </Notice>
    );
  }
  if (!list) {
    return asking ? (
      <div role="status">
        <LinearProgress aria-hidden />
        <Typography variant="caption">{t('target.loading')}</Typography>
      </div>
    ) : null;
  }
  if (list.items.length === 0) {
    return (
      <Notice severity="info" title={t('target.noClusterTitle')}>
        {t('target.noClusterText')}
      </Notice>
    );
  }
  if (list.items.every(each => missingKinds(each, options).length > 0)) {
    return (
      <Notice severity="warning" title={t('target.noneServes')}>
        {t('target.noneServesText', { kinds: options.kinds?.join(', ') ?? '' })}
      </Notice>
    );
  }
  return <ClusterNotices {...props} now={now} />;
}

/** What there is to say about the chosen cluster. */
function ClusterNotices(props: {
  targets: ReturnType<typeof useTargets>;
  target: Target;
  options: TargetOptions;
  now: number;
}) {
  const { targets, target, options, now } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const cluster = targets.value?.items.find(
    ({ name }) => name === target.cluster,
  );
  const namespace = cluster?.namespaces.find(
    ({ name }) => name === target.namespace,
  );
  const queue = namespace?.queues.find(({ name }) => name === target.queue);
  if (!cluster) {
    return null;
  }
  const sources = describeSources(cluster, now, t);
  const empty = !cluster.namespaces.length || !namespace?.queues.length;
  return (
    <>
      {cluster.namespaces.length === 0 && (
        <Notice
          severity="info"
          title={t('target.noNamespaceTitle', { cluster: cluster.name })}
        >
          {t('target.noNamespaceText')} {t('target.typed')}
        </Notice>
      )}
      {namespace && namespace.queues.length === 0 && (
        <Notice
          severity={options.requireQueue ? 'warning' : 'info'}
          title={t('target.noQueueTitle', { namespace: namespace.name })}
        >
          {t('target.noQueueText')}
        </Notice>
      )}
      {queue?.usable === false && (
        <Notice
          severity="warning"
          title={t('target.stoppedTitle', { queue: queue.name })}
        >
          {queue.message && `${queue.message}. `}
          {t('target.stoppedText')}
        </Notice>
      )}
      {sources.length > 0 && (
        <Notice severity={empty ? 'warning' : 'info'}>
          {sources.map(sentence => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Notice>
      )}
    </>
  );
}
