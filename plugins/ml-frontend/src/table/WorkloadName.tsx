import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { splitMiddle } from '../format/middle';
import { mlTranslationRef } from '../translation';
import { useCopy } from './useCopy';
import styles from './WorkloadName.module.css';

/** A name that gives way in its middle, shows whole on hover, and is copied by a click. */
export function WorkloadName(props: { name: string; tabIndex?: number }) {
  const { name, tabIndex } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { copied, copy } = useCopy(name);
  const { head, tail } = splitMiddle(name);
  const Icon = copied ? RiCheckLine : RiFileCopyLine;
  return (
    <button
      type="button"
      className={styles.name}
      title={copied ? t('table.copied') : name}
      aria-label={t('table.copyName', { name })}
      tabIndex={tabIndex}
      onClick={copy}
    >
      <bdi className={styles.head}>{head}</bdi>
      {tail && <bdi className={styles.tail}>{tail}</bdi>}
      <span className={styles.icon} data-copied={copied || undefined}>
        <Icon aria-hidden size={14} />
      </span>
    </button>
  );
}
