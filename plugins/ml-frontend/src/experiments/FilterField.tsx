import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField } from '@backstage/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useSlashFocus } from '../filters/useSlashFocus';
import { mlTranslationRef } from '../translation';
import { nameFilter } from './nameFilter';
import { saidBy } from './saidBy';
import styles from './FilterField.module.css';

/**
 * The filter in the words of the tracking server. It is asked on Enter and not while somebody types,
 * since half a condition is none. What the server refuses is said here, with a way out.
 */
export function FilterField(props: {
  filter: string;
  /** Why the server does not take the filter. */
  refusal?: Error;
  onFilter(filter: string): void;
}) {
  const { filter, refusal, onFilter } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const bar = useRef<HTMLDivElement>(null);
  useSlashFocus(bar);
  const [text, setText] = useState(filter);
  useEffect(() => setText(filter), [filter]);
  const about = useId();
  const byName = nameFilter(filter);
  return (
    <div ref={bar} role="search" className={styles.bar}>
      <SearchField
        size="small"
        aria-label={t('experiments.filter.label')}
        aria-describedby={about}
        placeholder={t('experiments.filter.placeholder')}
        value={text}
        isInvalid={Boolean(refusal)}
        onChange={setText}
        onSubmit={value => onFilter(value.trim())}
        onClear={() => onFilter('')}
      />
      <div id={about} className={styles.about}>
        {refusal && (
          <div role="alert" className={styles.refusal}>
            <p>{t('experiments.filter.refused', { cause: saidBy(refusal) })}</p>
            <p className={styles.example}>
              {t('experiments.filter.example', {
                example: t('experiments.filter.exampleText'),
              })}
            </p>
          </div>
        )}
        {!refusal && text.trim() !== filter && (
          <span>{t('experiments.filter.enter')}</span>
        )}
      </div>
      {refusal && byName && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => onFilter(byName)}
        >
          {t('experiments.filter.byName', { text: filter })}
        </Button>
      )}
    </div>
  );
}
