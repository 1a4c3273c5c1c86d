import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Popover,
  SearchField,
} from '@backstage/ui';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { RiLayoutColumnLine } from '@remixicon/react';
import { useMemo, useState } from 'react';
import { mlTranslationRef } from '../translation';
import { OPTIONAL_FACTS, ownKeys, RunColumn, usualColumns } from './runColumns';
import styles from './RunColumnChooser.module.css';

/** More than these are found sooner by their names. */
const LISTED = 30;

/** Which facts, parameters and metrics the table of runs has. */
export function RunColumnChooser(props: {
  runs: readonly RunItem[];
  columns: readonly RunColumn[];
  onChange(shown: string[]): void;
  onOpenChange(open: boolean): void;
}) {
  const { runs, columns, onChange, onOpenChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [text, setText] = useState('');
  const keys = useMemo(() => ownKeys(runs), [runs]);
  const shown = columns.map(({ id }): string => id);
  const change = (group: readonly string[], wanted: readonly string[]) =>
    onChange([...shown.filter(id => !group.includes(id)), ...wanted]);
  const own = (what: 'param' | 'metric') => {
    const all = keys[`${what}s`];
    const found = all.filter(key =>
      key.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()),
    );
    const listed = found.slice(0, LISTED).map(key => `${what}:${key}`);
    return (
      found.length > 0 && (
        <div>
          <CheckboxGroup
            label={t(`experiments.columns.${what}s`)}
            value={shown.filter(id => listed.includes(id))}
            onChange={wanted => change(listed, wanted)}
          >
            {listed.map(id => (
              <Checkbox key={id} value={id}>
                <bdi>{id.slice(what.length + 1)}</bdi>
              </Checkbox>
            ))}
          </CheckboxGroup>
          {found.length > LISTED && (
            <p className={styles.rest}>
              {t('experiments.columns.rest', {
                number: String(found.length - LISTED),
              })}
            </p>
          )}
        </div>
      )
    );
  };
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiLayoutColumnLine />}
      >
        {t('experiments.columns.button')}
      </Button>
      <Popover placement="bottom end">
        <div className={styles.chooser}>
          <SearchField
            size="small"
            aria-label={t('experiments.columns.search')}
            placeholder={t('experiments.columns.search')}
            value={text}
            onChange={setText}
          />
          <div className={styles.groups}>
            {own('metric')}
            {own('param')}
            <CheckboxGroup
              label={t('experiments.columns.facts')}
              value={shown.filter(id =>
                OPTIONAL_FACTS.some(fact => fact === id),
              )}
              onChange={wanted => change(OPTIONAL_FACTS, wanted)}
            >
              {OPTIONAL_FACTS.map(id => (
                <Checkbox key={id} value={id}>
                  {t(`experiments.columns.${id}`)}
                </Checkbox>
              ))}
            </CheckboxGroup>
          </div>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onChange(usualColumns(runs))}
          >
            {t('experiments.columns.usual')}
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
