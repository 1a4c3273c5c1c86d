import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiFilterOffLine, RiGroupLine } from '@remixicon/react';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';

/** The filters leave nothing: says what they hide, and how to see it. */
export function NothingMatches(props: {
  hidden: number;
  mine: boolean;
  ownRefs: readonly string[];
  onClear(): void;
  onShowAll(): void;
}) {
  const { hidden, mine, ownRefs, onClear, onShowAll } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  if (mine) {
    return (
      <Notice icon={RiGroupLine} title={t('empty.mineTitle')}>
        <p>
          {t('empty.mineText', {
            groups:
              ownRefs.filter(ref => ref.startsWith('group:')).join(', ') ||
              t('empty.mineNoGroups'),
          })}
        </p>
        <Button variant="primary" onPress={onShowAll}>
          {t('empty.showAll')}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice icon={RiFilterOffLine} title={t('empty.filteredTitle')}>
      <p>{t('empty.filteredText', { count: hidden })}</p>
      <Button variant="primary" onPress={onClear}>
        {t('filter.clear')}
      </Button>
    </Notice>
  );
}
