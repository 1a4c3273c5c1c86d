import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { useEffect, useRef } from 'react';
import { isWebAddress } from '../details/isWebAddress';
import { TrackingStrip } from '../sources/TrackingStrip';
import { OwnerLink } from '../table/OwnerLink';
import { WorkloadName } from '../table/WorkloadName';
import { mlTranslationRef } from '../translation';
import { TagList } from './TagList';
import styles from './ModelHeader.module.css';

/** What this is: its name, whose it is, where it is kept, what it is called by. */
export function ModelHeader(props: {
  details: ModelDetails;
  takesFocus: boolean;
  /** Whether to lead to its entity: not on the page of that. */
  linksEntity: boolean;
}) {
  const { details, takesFocus, linksEntity } = props;
  const { item, source } = details;
  const { t } = useTranslationRef(mlTranslationRef);
  const entityPath = useEntityRefLink();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) {
      title.current?.focus();
    }
  }, [takesFocus]);
  const aliases = Object.entries(item.aliases);
  return (
    <header className={styles.header}>
      <h2 ref={title} tabIndex={-1} className={styles.name}>
        <WorkloadName name={item.name} />
      </h2>
      <div className={styles.facts}>
        {item.owner && (
          <span>
            {t('models.view.owner')} <OwnerLink owner={item.owner} />
          </span>
        )}
        {item.url && isWebAddress(item.url) && (
          <Link href={item.url} target="_blank" rel="noopener noreferrer">
            {t('models.view.openServer')}
          </Link>
        )}
        {linksEntity && (
          <Link href={entityPath(item.entityRef)}>
            {t('models.view.openEntity')}
          </Link>
        )}
        <TrackingStrip sources={[source]} />
      </div>
      {item.description && (
        <p className={styles.description} dir="auto">
          {item.description}
        </p>
      )}
      {aliases.length > 0 && (
        <ul className={styles.aliases} aria-label={t('models.view.aliases')}>
          {aliases.map(([alias, version]) => (
            <li key={alias}>
              <bdi>{t('models.alias', { alias, version })}</bdi>
            </li>
          ))}
        </ul>
      )}
      <TagList tags={item.tags} label={t('models.view.tags')} />
    </header>
  );
}
