import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useCopy } from '../table/useCopy';
import { mlTranslationRef } from '../translation';

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { copied, copy } = useCopy(text);
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
      onPress={copy}
    >
      {t(copied ? 'copy.copied' : 'copy.copy')}
    </Button>
  );
}
