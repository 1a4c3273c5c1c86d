import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { AliasChips } from '../models/AliasChips';
import { RunLink } from '../models/RunLink';
import { ServedByList } from '../models/ServedByList';
import { VersionStatus } from '../models/VersionStatus';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { versionsToTell } from './versionsToTell';
import styles from './EntityTracked.module.css';

/** The versions of a model that matter now: the newest, those with aliases, those that are served. */
export function NewestVersions({ details }: { details: ModelDetails }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <ul className={styles.rows}>
      {versionsToTell(details.versions).map(item => (
        <li key={item.version} className={styles.row}>
          <span className={styles.mark}>
            <bdi>{t('models.version', { version: item.version })}</bdi>{' '}
            <AliasChips aliases={item.aliases} />
            <VersionStatus item={item} />
          </span>
          <span className={styles.name}>
            {item.run ? <RunLink run={item.run} /> : item.runMissing}
            {item.servedBy.length > 0 && (
              <ServedByList servedBy={item.servedBy} />
            )}
          </span>
          <span className={styles.age}>
            {item.createdAt !== undefined && (
              <Age at={isoTime(item.createdAt)} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
