import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useRef } from 'react';
import { mlTranslationRef } from '../translation';
import { useCopy } from './useCopy';
import { useMiddleCut } from './useMiddleCut';
import styles from './WorkloadName.module.css';

/** A hair of room, because widths are measured in fractions of a pixel. */
const SPARE = 1;

/** A name that gives way in its middle, shows whole on hover, and is copied by a click. */
export function WorkloadName(props: { name: string; tabIndex?: number }) {
  const { name, tabIndex } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { copied, copy } = useCopy(name);
  const box = useRef<HTMLSpanElement>(null);
  const { head, middle, tail } = useMiddleCut(name, box, SPARE);
  const Icon = copied ? RiCheckLine : RiFileCopyLine;
  return (
    <span ref={box} className={styles.box}>
      <button
        type="button"
        className={styles.name}
        title={copied ? t('table.copied') : name}
        aria-label={t('table.copyName', { name })}
        tabIndex={tabIndex}
        onClick={copy}
      >
        <bdi className={styles.text}>
          {head}
          {middle && <span className={styles.middle}>{middle}</span>}
          {tail}
        </bdi>
        <span className={styles.icon} data-copied={copied || undefined}>
          <Icon aria-hidden size={14} />
        </span>
      </button>
    </span>
  );
}
