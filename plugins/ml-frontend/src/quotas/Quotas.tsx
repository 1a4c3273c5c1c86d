import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container } from '@backstage/ui';
import { LoadFailure } from '../notices/LoadFailure';
import { TableSkeleton } from '../table/TableSkeleton';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { QuotaBrowser } from './QuotaBrowser';
import { useQuotaReports } from './useQuotaReports';

/** What teams are entitled to, who holds it and who waits for it, on all clusters. */
export function Quotas() {
  const { t } = useTranslationRef(mlTranslationRef);
  const { value, error, retry } = useQuotaReports();
  return (
    <NowProvider>
      <Container>
        {!value && !error && <TableSkeleton rows={4} />}
        {!value && error && <LoadFailure error={error} onRetry={retry} />}
        {value && (
          <>
            {error && (
              <Alert
                status="warning"
                icon
                title={t('quotas.old', { cause: error.message })}
              />
            )}
            <QuotaBrowser reports={value} />
          </>
        )}
      </Container>
    </NowProvider>
  );
}
