import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { ServedBy } from '@mlport/backstage-plugin-ml-common';
import { pathOf } from '../details/workloadParam';
import { StateIcon } from '../table/StateLabel';
import { mlTranslationRef } from '../translation';
import { EndpointLink } from './EndpointLink';
import styles from './ServedByList.module.css';

/** The endpoints that serve a version, with their shares, and how that is known. */
export function ServedByList(props: {
  servedBy: readonly ServedBy[];
  /** Whether to say in a whole sentence how it is known, where there is room. */
  whole?: boolean;
  tabIndex?: number;
}) {
  const { servedBy, whole = false, tabIndex } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <ul className={styles.list}>
      {servedBy.map(({ endpoint, state, revision, percent, by, alias }) => (
        <li key={`${pathOf(endpoint)} ${revision} ${by}`}>
          <span className={styles.line}>
            <span title={t(`state.${state}`)}>
              <StateIcon state={state} />
            </span>
            <VisuallyHidden>{t(`state.${state}`)}</VisuallyHidden>
            <EndpointLink address={endpoint} tabIndex={tabIndex} />
            {percent !== undefined && (
              <span className={styles.share}>{`${percent} %`}</span>
            )}
          </span>
          <span className={styles.how} title={t(`models.byWhole.${by}`)}>
            <bdi>{endpoint.namespace}</bdi> · <bdi>{endpoint.cluster}</bdi>
            {revision && whole && (
              <>
                {' · '}
                <bdi>{revision}</bdi>
              </>
            )}
            {alias && (
              <>
                {' · '}
                <bdi>{t('models.forAlias', { alias })}</bdi>
              </>
            )}
            <span className={styles.by}>
              {t(`models.${whole ? 'byWhole' : 'by'}.${by}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
