import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { Fix } from '@mlport/backstage-plugin-ml-common';
import { RiArrowRightLine } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import styles from './FixAdvice.module.css';

/** What to do, and the one line of the manifest where it is one: `24Gi → 32Gi`. */
export function FixAdvice({ fix }: { fix: Fix }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { text, manifestPath, from, to } = fix;
  return (
    <div className={styles.fix} role="group" aria-label={t('panel.fix')}>
      <RiArrowRightLine aria-hidden size={18} />
      <div className={styles.advice}>
        <bdi>{text}</bdi>
        {(manifestPath || to) && (
          <div className={styles.change}>
            {manifestPath && <code>{manifestPath}</code>}
            {(from || to) && (
              <span className={styles.values}>
                {from && (
                  <>
                    <VisuallyHidden>{t('panel.fixFrom')} </VisuallyHidden>
                    <code data-from>{from}</code>
                  </>
                )}
                {to && (
                  <>
                    <RiArrowRightLine aria-hidden size={14} />
                    <VisuallyHidden>{t('panel.fixTo')} </VisuallyHidden>
                    <code data-to>{to}</code>
                  </>
                )}
              </span>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
