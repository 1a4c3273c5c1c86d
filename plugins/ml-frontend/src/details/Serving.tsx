import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { TrafficShare } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { isWebAddress } from './isWebAddress';
import styles from './Serving.module.css';

/** Where an endpoint answers, and how requests are divided over its revisions. */
export function Serving(props: {
  urls: readonly string[];
  traffic: readonly TrafficShare[];
}) {
  const { urls, traffic } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  if (urls.length === 0 && traffic.length === 0) {
    return null;
  }
  return (
    <section className={styles.serving}>
      <h3 className={styles.title}>{t('panel.serving.title')}</h3>
      {urls.length > 0 && (
        <ul className={styles.urls}>
          {urls.map(url => (
            <li key={url}>
              {isWebAddress(url) ? (
                <Link href={url} target="_blank" rel="noopener noreferrer">
                  {url}
                </Link>
              ) : (
                <bdi>{url}</bdi>
              )}
            </li>
          ))}
        </ul>
      )}
      {traffic.length > 0 && (
        <ul className={styles.traffic}>
          {traffic.map(share => (
            <li key={share.revision} className={styles.share}>
              <span className={styles.revision}>
                <bdi>{share.revision}</bdi>
                <span className={styles.marks}>{marks(share).join(' · ')}</span>
              </span>
              <span className={styles.percent}>
                {t('panel.serving.share', { percent: String(share.percent) })}
              </span>
              <span className={styles.bar} aria-hidden>
                <span
                  data-canary={share.canary}
                  style={{ width: `${share.percent}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );

  function marks({ canary, ready, intended }: TrafficShare): string[] {
    return [
      ...(canary ? [t('panel.serving.canary')] : []),
      ...(ready === false ? [t('panel.serving.notReady')] : []),
      ...(intended ? [t('panel.serving.intended')] : []),
    ];
  }
}
