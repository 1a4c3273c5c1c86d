import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { mlWorkloadReadPermission } from '@mlport/backstage-plugin-ml-common';
import {
  RiErrorWarningLine,
  RiFileSearchLine,
  RiLockLine,
  RiUserLine,
} from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import { Notice } from './Notice';
import { statusOf } from './statusOf';

/** Why there is nothing to show, and what to do about it. */
export function LoadFailure(props: { error: Error; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const cause = error.message;
  switch (statusOf(error)) {
    case 401:
      return (
        <Notice
          icon={RiUserLine}
          title={t('error.unauthorizedTitle')}
          role="alert"
        >
          <p>{t('error.unauthorizedText')}</p>
        </Notice>
      );
    case 403:
      return (
        <Notice
          icon={RiLockLine}
          title={t('error.forbiddenTitle')}
          role="alert"
        >
          <p>
            {t('error.forbiddenText', {
              permission: mlWorkloadReadPermission.name,
            })}
          </p>
        </Notice>
      );
    case 404:
      return (
        <Notice
          icon={RiFileSearchLine}
          title={t('error.notFoundTitle')}
          role="alert"
        >
          <p>{t('error.notFoundText')}</p>
        </Notice>
      );
    case undefined:
      return (
        <Retry text={t('error.unreachableText', { cause })} onRetry={onRetry} />
      );
    default:
      return (
        <Retry text={t('error.serverText', { cause })} onRetry={onRetry} />
      );
  }
}

function Retry({ text, onRetry }: { text: string; onRetry(): void }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiErrorWarningLine} title={t('error.title')} role="alert">
      <p>{text}</p>
      <Button variant="primary" onPress={onRetry}>
        {t('error.retry')}
      </Button>
    </Notice>
  );
}
