import {
  SourceStatus,
  TargetCluster,
} from '@mlport/backstage-plugin-ml-common';
import { formatAge } from '../format/formatAge';
import { Translate } from '../format/Translate';

/** Longer lists say nothing more: they have one cause. */
const MOST = 3;

/**
 * What of a cluster is not known, or was known a while ago, in sentences.
 *
 * @param now - In milliseconds since the epoch.
 */
export function describeSources(
  { name, title, sources }: TargetCluster,
  now: number,
  t: Translate,
): string[] {
  const cluster = title ?? name;
  const sentences = sources.map(source => describe(source, cluster, now, t));
  const different = [...new Set(sentences)];
  return different.length > MOST
    ? [
        ...different.slice(0, MOST),
        t('source.more', { count: different.length - MOST }),
      ]
    : different;
}

function describe(
  { kind, freshness, asOf, error }: SourceStatus,
  cluster: string,
  now: number,
  t: Translate,
): string {
  const sentence = sentenceOf();
  return error?.fix ? `${sentence} ${error.fix}` : sentence;

  function sentenceOf() {
    const cause = error?.message ?? t('source.noCause');
    switch (freshness) {
      case 'stale':
        return t('source.stale', {
          kind,
          cluster,
          age: asOf ? formatAge(now - Date.parse(asOf)) : t('source.noAge'),
          cause,
        });
      case 'syncing':
        return t('source.syncing', { kind, cluster });
      case 'forbidden':
        return t('source.forbidden', { kind, cluster });
      case 'missing':
        return t('source.missing', { kind, cluster });
      case 'unsupported':
        return t('source.unsupported', { cluster });
      default:
        return t('source.unreachable', { kind, cluster, cause });
    }
  }
}
