import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  ExperimentItem,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { isWebAddress } from '../details/isWebAddress';
import { trackingName } from '../sources/trackingName';
import { OwnerLink } from '../table/OwnerLink';
import { mlTranslationRef } from '../translation';
import { RunsBrowser } from './RunsBrowser';
import { RunsView } from './RunsView';
import { ChangeView } from './useRunsView';
import theme from '../theme/readable.module.css';
import styles from './ExperimentView.module.css';

/** An experiment: what it is and whose, and its runs. */
export function ExperimentView(props: {
  item: ExperimentItem;
  /** Its server, where more than its name in the configuration is known. */
  source: TrackingStatus | undefined;
  /** Whether its name and owner stand above already, as on the page of its entity. */
  bare?: boolean;
  view: RunsView;
  onChange: ChangeView;
}) {
  const { item, source, bare, view, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <>
      <header className={`${styles.header} ${theme.readable}`}>
        {!bare && (
          <h2 className={styles.name}>
            <bdi>{item.name}</bdi>
          </h2>
        )}
        <div className={styles.facts}>
          {!bare && item.owner && (
            <span>
              {t('experiments.owner')} <OwnerLink owner={item.owner} />
            </span>
          )}
          <bdi>{trackingName(source ?? item.source)}</bdi>
          {!bare && (
            <EntityRefLink entityRef={item.entityRef}>
              {t('experiments.entity')}
            </EntityRefLink>
          )}
          {item.url && isWebAddress(item.url) && (
            <Link href={item.url} target="_blank" rel="noopener noreferrer">
              {t('experiments.server')}
            </Link>
          )}
        </div>
        {item.description && (
          <p className={styles.description} dir="auto">
            {item.description}
          </p>
        )}
      </header>
      <RunsBrowser
        key={item.id}
        experiment={item}
        view={view}
        onChange={onChange}
      />
    </>
  );
}
