import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { mlTranslationRef } from '../translation';

/** The choice between what is the reader's own, and everything. */
export function MineOrAll(props: {
  mine: boolean;
  onChange(mine: boolean): void;
}) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('filter.scope')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.mine ? 'mine' : 'all']}
      onSelectionChange={keys => props.onChange(keys.has('mine'))}
    >
      <ToggleButton id="mine">{t('filter.mine')}</ToggleButton>
      <ToggleButton id="all">{t('filter.all')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
