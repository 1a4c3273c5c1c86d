import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { mlTranslationRef } from '../translation';
import styles from './FilterBar.module.css';

/** More choices than this can be searched. */
const SEARCHABLE = 8;

/** One filter with several values. */
export function FilterSelect(props: {
  label: string;
  values: readonly string[];
  chosen: readonly string[];
  /** The words for a value, where it is not its own. */
  format?(value: string): string;
  onChoose(values: string[]): void;
  onOpenChange(open: boolean): void;
}) {
  const { label, values, chosen, format, onChoose, onOpenChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Select
      className={styles.select}
      aria-label={
        chosen.length > 0
          ? t('filter.chosen', { name: label, number: String(chosen.length) })
          : label
      }
      placeholder={label}
      size="small"
      selectionMode="multiple"
      search={values.length > SEARCHABLE || undefined}
      isDisabled={values.length === 0}
      options={values.map(value => ({
        id: value,
        label: format?.(value) ?? value,
      }))}
      value={[...chosen]}
      onChange={keys => onChoose(keys.map(String))}
      onOpenChange={onOpenChange}
    />
  );
}
