import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { mlFieldsTranslationRef } from '../translation';

/** Copies the text as it will be written. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const [copied, setCopied] = useState<string>();
  return (
    <Button
      size="small"
      onClick={() =>
        navigator.clipboard?.writeText(text).then(
          () => setCopied(text),
          () => setCopied(undefined),
        )
      }
    >
      {t(copied === text ? 'copied' : 'copy')}
    </Button>
  );
}
