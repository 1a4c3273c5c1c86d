import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';

/** Takes all filters of a bar back. */
export function ClearFilters(props: {
  /** *Clear filters* when absent. */
  words?: string;
  onClear(): void;
}) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={<RiCloseLine />}
      onPress={props.onClear}
    >
      {props.words ?? t('filter.clear')}
    </Button>
  );
}
