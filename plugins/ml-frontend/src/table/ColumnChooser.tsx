import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Popover,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import { Column, OPTIONAL_COLUMNS } from './columns';

/** Which columns the table has. */
export function ColumnChooser(props: {
  columns: readonly Column[];
  onChange(shown: ReadonlySet<string>): void;
  onOpenChange?(open: boolean): void;
}) {
  const { columns, onChange, onOpenChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiLayoutColumnLine />}
      >
        {t('table.columns')}
      </Button>
      <Popover placement="bottom end">
        <CheckboxGroup
          label={t('table.columnsLabel')}
          value={columns.map(({ id }) => id)}
          onChange={shown => onChange(new Set(shown))}
        >
          {OPTIONAL_COLUMNS.map(id => (
            <Checkbox key={id} value={id}>
              {t(`column.${id}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </Popover>
    </DialogTrigger>
  );
}
