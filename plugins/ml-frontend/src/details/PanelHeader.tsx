import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  SourceStatus,
  WorkloadAddress,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { OwnerLink } from '../table/OwnerLink';
import { StaleMark } from '../table/StaleMark';
import { StateIcon } from '../table/StateLabel';
import { WorkloadName } from '../table/WorkloadName';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import styles from './PanelHeader.module.css';

/** What this is: its state, name and place, whose it is, and how old the facts are. */
export function PanelHeader(props: {
  address: WorkloadAddress;
  item: WorkloadItem | undefined;
  sources: readonly SourceStatus[];
  /** When the facts were collected, ISO 8601. */
  seenAt: string | undefined;
}) {
  const { address, item, sources, seenAt } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <>
      <h2 className={styles.name}>
        {item && <StateIcon state={item.state} />}
        <WorkloadName name={address.name} />
      </h2>
      <div className={styles.place}>
        <bdi>{address.kind}</bdi> · <bdi>{address.namespace}</bdi> ·{' '}
        <bdi>{address.cluster}</bdi>
        {item?.owner && (
          <>
            {' · '}
            {t('panel.owner')} <OwnerLink owner={item.owner} />
          </>
        )}
      </div>
      {item && (
        <div className={styles.state}>
          <strong>{t(`state.${item.state}`)}</strong>
          {seenAt && (
            <span>
              {t('panel.seen')} <Age at={seenAt} />
            </span>
          )}
          <StaleMark item={item} sources={sources} />
        </div>
      )}
    </>
  );
}
