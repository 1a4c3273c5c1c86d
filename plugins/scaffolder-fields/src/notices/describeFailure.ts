import { Translate } from '../format/Translate';

/** Why the portal did not say it, and what to do: one or two sentences. */
export function describeFailure(error: Error, t: Translate): string {
  const { statusCode } = error as { statusCode?: unknown };
  const cause = error.message;
  switch (statusCode) {
    case 401:
      return t('failure.unauthorized');
    case 403:
      return t('failure.forbidden', { cause });
    case 404:
      return t('failure.notFound', { cause });
    case 413:
      return t('failure.tooLarge');
    default:
      return typeof statusCode === 'number'
        ? t('failure.server', { cause })
        : t('failure.unreachable', { cause });
  }
}

/** Whether an error says that the user may not, and trying again will not help. */
export function isForbidden(error: Error): boolean {
  return (error as { statusCode?: unknown }).statusCode === 403;
}
