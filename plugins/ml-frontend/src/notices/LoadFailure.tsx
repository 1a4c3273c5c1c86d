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

/** What could not be loaded, in words. */
export interface FailureWords {
  /** `Models could not be loaded` */
  title: string;
  /** `Sign in again to see models.` */
  unauthorizedText: string;
  /** `You may not see models` */
  forbiddenTitle: string;
  /** The name of the permission that is missing. */
  permission: string;
  /** `This model is not there` */
  notFoundTitle: string;
  notFoundText: string;
}

/** Why there is nothing to show, and what to do about it. */
export function LoadFailure(props: {
  error: Error;
  /** Those of workloads when absent. */
  words?: FailureWords;
  onRetry(): void;
}) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const cause = error.message;
  const words = props.words ?? {
    title: t('error.title'),
    unauthorizedText: t('error.unauthorizedText'),
    forbiddenTitle: t('error.forbiddenTitle'),
    permission: mlWorkloadReadPermission.name,
    notFoundTitle: t('error.notFoundTitle'),
    notFoundText: t('error.notFoundText'),
  };
  switch (statusOf(error)) {
    case 401:
      return (
        <Notice
          icon={RiUserLine}
          title={t('error.unauthorizedTitle')}
          role="alert"
        >
          <p>{words.unauthorizedText}</p>
        </Notice>
      );
    case 403:
      return (
        <Notice icon={RiLockLine} title={words.forbiddenTitle} role="alert">
          <p>{t('error.forbiddenText', { permission: words.permission })}</p>
        </Notice>
      );
    case 404:
      return (
        <Notice
          icon={RiFileSearchLine}
          title={words.notFoundTitle}
          role="alert"
        >
          <p>{words.notFoundText}</p>
        </Notice>
      );
    case undefined:
      return (
        <Retry
          title={words.title}
          text={t('error.unreachableText', { cause })}
          onRetry={onRetry}
        />
      );
    default:
      return (
        <Retry
          title={words.title}
          text={t('error.serverText', { cause })}
          onRetry={onRetry}
        />
      );
  }
}

function Retry(props: { title: string; text: string; onRetry(): void }) {
  const { title, text, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiErrorWarningLine} title={title} role="alert">
      <p>{text}</p>
      <Button variant="primary" onPress={onRetry}>
        {t('error.retry')}
      </Button>
    </Notice>
  );
}
