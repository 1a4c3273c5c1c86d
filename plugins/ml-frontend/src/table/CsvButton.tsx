import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { RiDownloadLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import { Column } from './columns';
import { workloadCsv } from './workloadCsv';

/** Saves what is shown: its rows in their order, with its columns. */
export function CsvButton(props: {
  /** The rows, asked for when the button is pressed. */
  items(): readonly WorkloadItem[];
  columns: readonly Column[];
}) {
  const { items, columns } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={<RiDownloadLine />}
      aria-label={t('table.csvLabel')}
      onPress={() =>
        save(
          `jobs-and-endpoints-${new Date().toISOString().slice(0, 10)}.csv`,
          workloadCsv(items(), columns),
        )
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
