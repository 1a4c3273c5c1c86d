import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadState } from '@mlport/backstage-plugin-ml-common';
import { STATE_GROUPS } from '../format/stateGroups';
import { mlTranslationRef } from '../translation';
import styles from './StateChips.module.css';

/** The groups of states with their counts; a click shows one group, another click all. */
export function StateChips(props: {
  counts: Readonly<Record<WorkloadState, number>>;
  /** Whether there may be more than were counted. */
  partial: boolean;
  chosen: readonly WorkloadState[];
  onChoose(states: readonly WorkloadState[]): void;
}) {
  const { counts, partial, chosen, onChoose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={styles.chips} role="group" aria-label={t('group.label')}>
      {STATE_GROUPS.map(({ id, tone, states }) => {
        const count = states.reduce((sum, state) => sum + counts[state], 0);
        const pressed =
          chosen.length === states.length &&
          states.every(state => chosen.includes(state));
        return (
          <button
            key={id}
            type="button"
            className={styles.chip}
            data-tone={count > 0 ? tone : 'none'}
            aria-pressed={pressed}
            onClick={() => onChoose(pressed ? [] : states)}
          >
            <span className={styles.label}>{t(`group.${id}`)}</span>{' '}
            <span className={styles.count}>
              {partial ? t('group.orMore', { number: String(count) }) : count}
            </span>
          </button>
        );
      })}
    </div>
  );
}
