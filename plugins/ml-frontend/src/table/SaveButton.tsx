import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';

/** Saves what is shown as CSV. */
export function SaveButton(props: {
  /** What the file is called, without the date and the ending. */
  name: string;
  /** The file, made when the button is pressed. */
  csv(): string;
}) {
  const { name, csv } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={<RiDownloadLine />}
      aria-label={t('table.csvLabel')}
      onPress={() =>
        save(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, csv())
      }
    >
      {t('table.csv')}
    </Button>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(
    new Blob([text], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
