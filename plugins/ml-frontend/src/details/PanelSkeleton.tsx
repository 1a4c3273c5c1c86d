import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { mlTranslationRef } from '../translation';

/** Where the facts will be, until they are here. */
export function PanelSkeleton({ name }: { name: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div role="status">
      <VisuallyHidden>{t('panel.loading', { name })}</VisuallyHidden>
      {['4rem', '2.5rem', '7rem'].map(height => (
        <Skeleton
          key={height}
          aria-hidden
          width="100%"
          height={height}
          style={{ marginBlockEnd: 'var(--bui-space-3)' }}
        />
      ))}
    </div>
  );
}
