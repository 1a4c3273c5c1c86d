import { Freshness } from '@mlport/backstage-plugin-ml-common';
import {
  RemixiconComponentType,
  RiCheckLine,
  RiForbid2Line,
  RiLoader4Line,
  RiLockLine,
  RiSignalWifiErrorLine,
  RiSubtractLine,
  RiUserLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './FreshnessLabel.module.css';

const ICONS: Readonly<Record<Freshness, RemixiconComponentType>> = {
  syncing: RiLoader4Line,
  fresh: RiCheckLine,
  stale: RiSignalWifiErrorLine,
  forbidden: RiLockLine,
  missing: RiSubtractLine,
  unreachable: RiForbid2Line,
  unsupported: RiUserLine,
};

/** How fresh something is, as an icon with words. */
export function FreshnessLabel(props: {
  freshness: Freshness;
  children: ReactNode;
}) {
  const { freshness, children } = props;
  const Icon = ICONS[freshness];
  return (
    <span className={styles.label} data-freshness={freshness}>
      <Icon aria-hidden size={14} />
      <span>{children}</span>
    </span>
  );
}
