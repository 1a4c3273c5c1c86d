import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Popover,
  SearchField,
} from '@backstage/ui';
import { ReactElement, useState } from 'react';
import { mlTranslationRef } from '../translation';
import styles from './ChoicePopover.module.css';

/** More choices than this can be searched. */
const SEARCHABLE = 12;

/** More than this are not shown at once: the search finds the others. */
const SHOWN = 100;

/** Several of some things, chosen in a popover of a button. */
export function ChoicePopover(props: {
  /** The words of the button. */
  button: string;
  icon: ReactElement;
  /** What is chosen: `Columns to show`. */
  label: string;
  choices: readonly { id: string; title: string }[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
  onOpenChange?(open: boolean): void;
}) {
  const { button, icon, label, choices, chosen, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [text, setText] = useState('');
  const wanted = text.toLocaleLowerCase();
  const matching = choices.filter(({ title }) =>
    title.toLocaleLowerCase().includes(wanted),
  );
  const shown = matching.slice(0, SHOWN);
  const inSight = new Set(shown.map(({ id }) => id));
  return (
    <DialogTrigger
      onOpenChange={open => {
        setText('');
        props.onOpenChange?.(open);
      }}
    >
      <Button size="small" variant="tertiary" iconStart={icon}>
        {button}
      </Button>
      <Popover placement="bottom end">
        <div className={styles.choices}>
          {choices.length > SEARCHABLE && (
            <SearchField
              size="small"
              aria-label={t('filter.search')}
              placeholder={t('filter.search')}
              value={text}
              onChange={setText}
            />
          )}
          <CheckboxGroup
            label={label}
            value={[...chosen]}
            onChange={values =>
              onChange([
                ...chosen.filter(id => !inSight.has(id)),
                ...values.filter(id => inSight.has(id)),
              ])
            }
          >
            {shown.map(({ id, title }) => (
              <Checkbox key={id} value={id}>
                <bdi>{title}</bdi>
              </Checkbox>
            ))}
          </CheckboxGroup>
          {matching.length > shown.length && (
            <p className={styles.more}>
              {t('table.moreChoices', {
                number: (matching.length - shown.length).toLocaleString(),
              })}
            </p>
          )}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
