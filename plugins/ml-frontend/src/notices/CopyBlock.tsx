import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useCopy } from '../table/useCopy';
import { mlTranslationRef } from '../translation';
import styles from './CopyBlock.module.css';

/** A text to be copied and used elsewhere: a manifest, a command, a piece of advice. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { copied, copy } = useCopy(text);
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <Button
          size="small"
          variant="tertiary"
          iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        >
          {t(copied ? 'copy.copied' : 'copy.copy')}
        </Button>
      </figcaption>
      <pre className={styles.text}>{text}</pre>
    </figure>
  );
}
