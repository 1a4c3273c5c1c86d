import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLayoutColumnLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import { ChoicePopover } from './ChoicePopover';
import { GridColumn } from './GridColumn';
import { isOptional } from './useColumns';

/** Which columns a table has. */
export function ColumnChooser<TId extends string>(props: {
  /** All columns in their order. */
  all: readonly GridColumn<string, TId>[];
  columns: readonly GridColumn<string, TId>[];
  titleOf(column: GridColumn<string, TId>): string;
  onChange(shown: ReadonlySet<string>): void;
  onOpenChange?(open: boolean): void;
}) {
  const { all, columns, titleOf, onChange, onOpenChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <ChoicePopover
      button={t('table.columns')}
      icon={<RiLayoutColumnLine />}
      label={t('table.columnsLabel')}
      choices={all
        .filter(isOptional)
        .map(column => ({ id: column.id, title: titleOf(column) }))}
      chosen={columns.filter(isOptional).map(({ id }) => id)}
      onChange={chosen => onChange(new Set(chosen))}
      onOpenChange={onOpenChange}
    />
  );
}
