import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { ClusterError } from '../clusters/gateway';

/** Why something of a cluster cannot be had, as an error of the API. */
export function unavailable(what: string, error: ClusterError): Error {
  const sentence = `${what}: ${error.message}`;
  return error.code === 'notFound'
    ? new NotFoundError(sentence)
    : new ServiceUnavailableError(
        `${sentence}. ${error.fix ?? 'Try again in a few seconds.'}`,
      );
}
