import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { PodFacts, WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { useState } from 'react';
import { mlTranslationRef } from '../translation';
import { PodEntry } from './PodEntry';
import { sortPods } from './podState';
import styles from './PodList.module.css';

/** More than fit on a screen; those that need somebody come first. */
const SHOWN = 12;

/** The pods of a workload, those that need somebody first. */
export function PodList(props: {
  address: WorkloadAddress;
  pods: readonly PodFacts[];
}) {
  const { address, pods } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [all, setAll] = useState(false);
  const sorted = sortPods(t, pods);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.pods}>
        {shown.map(pod => (
          <PodEntry key={pod.uid} address={address} pod={pod} />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <div>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('panel.pods.showAll', {
              number: sorted.length.toLocaleString(),
            })}
          </Button>
        </div>
      )}
    </>
  );
}
