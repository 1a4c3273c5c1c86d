import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useState } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { useLivePoll } from '../live/useLivePoll';
import { LoadFailure } from '../notices/LoadFailure';
import { TableSkeleton } from '../table/TableSkeleton';
import theme from '../theme/readable.module.css';
import { BackToModels } from './BackToModels';
import { EVERY_MS } from './everyMs';
import { ModelHeader } from './ModelHeader';
import { ModelNotice } from './ModelNotice';
import { NoVersions } from './NoVersions';
import { OldAnswer } from './OldAnswer';
import { UnknownVersions } from './UnknownVersions';
import { useModelFailure } from './useModelFailure';
import { VersionBrowser } from './VersionBrowser';
import styles from './models.module.css';

/** All about one model, up to date while the tab can be seen: the answer first, then the versions. */
export function ModelView(props: {
  id: string;
  /** Whether it stands in the place of the list of models; else it is on the page of an entity. */
  inList?: boolean;
  /** Whether it takes the focus when it appears. */
  takesFocus?: boolean;
}) {
  const { id, inList = false } = props;
  // As it was asked for: the focus is taken once.
  const [takesFocus] = useState(props.takesFocus ?? false);
  const api = useApi(mlTrackingApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.getModel(id, { signal }),
    [api, id],
  );
  const { value, error, retry } = useLivePoll(ask, EVERY_MS);
  const words = useModelFailure();
  return (
    <div className={`${styles.page} ${theme.readable}`}>
      {inList && <BackToModels />}
      {!value && error && (
        <LoadFailure error={error} words={words} onRetry={retry} />
      )}
      {!value && !error && <TableSkeleton rows={4} />}
      {value && (
        <>
          <ModelHeader
            details={value}
            takesFocus={takesFocus}
            linksEntity={inList}
          />
          <OldAnswer error={error} />
          {(value.versions.length > 0 || value.servedUnknown.length > 0) && (
            <ModelNotice details={value} />
          )}
          <UnknownVersions details={value} />
          {value.versions.length > 0 ? (
            <VersionBrowser details={value} />
          ) : (
            <NoVersions name={value.item.name} />
          )}
        </>
      )}
    </div>
  );
}
