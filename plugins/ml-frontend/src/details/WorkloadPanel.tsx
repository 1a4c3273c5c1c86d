import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  SourceStatus,
  WorkloadAddress,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { forwardRef } from 'react';
import { mlTranslationRef } from '../translation';
import { PanelFailure } from './PanelFailure';
import { PanelFrame, PanelHandle } from './PanelFrame';
import { PanelHeader } from './PanelHeader';
import { PanelSkeleton } from './PanelSkeleton';
import { useLiveDetails } from './useLiveDetails';
import { PanelFacts } from './PanelFacts';

interface WorkloadPanelProps {
  address: WorkloadAddress;
  /** Its row, which is newer than the details: the state is the row's. */
  row: WorkloadItem | undefined;
  sources: readonly SourceStatus[];
  takesFocus: boolean;
  onClose(): void;
}

/** All about one workload: the answer first, then its evidence, then the raw facts. */
export const WorkloadPanel = forwardRef<PanelHandle, WorkloadPanelProps>(
  (props, ref) => {
    const { address, row, sources, takesFocus, onClose } = props;
    const { t } = useTranslationRef(mlTranslationRef);
    const { details, error, loading, refresh } = useLiveDetails(address, row);
    const item = row ?? details?.item;
    return (
      <PanelFrame
        ref={ref}
        label={t('panel.label', { name: address.name })}
        header={
          <PanelHeader
            address={address}
            item={item}
            sources={
              sources.length > 0 || !details?.source
                ? sources
                : [details.source]
            }
            seenAt={details?.collectedAt}
          />
        }
        refreshing={loading}
        takesFocus={takesFocus}
        onRefresh={refresh}
        onClose={onClose}
      >
        {error && (
          <PanelFailure
            error={error}
            address={address}
            seenAt={details?.collectedAt}
            onRetry={refresh}
          />
        )}
        {item && (details || row) && (
          <PanelFacts address={address} item={item} details={details} />
        )}
        {!details && loading && <PanelSkeleton name={address.name} />}
      </PanelFrame>
    );
  },
);
WorkloadPanel.displayName = 'WorkloadPanel';
