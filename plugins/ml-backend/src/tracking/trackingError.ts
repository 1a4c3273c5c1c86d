import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { HeldSource } from './HeldSource';
import { toSourceError } from './statusOf';
import { TrackingFailure } from './TrackingAdapter';

/** A failure as an error of ours: what the server did not understand is the caller's, the rest is not. */
export function trackingError(
  source: HeldSource,
  { code, message, fix }: TrackingFailure,
): Error {
  const { instance } = source.adapter.source;
  if (code === 'badRequest') {
    return new InputError(`'${instance}' does not understand: ${message}`);
  }
  const text = [`'${instance}': ${message}`, fix].filter(Boolean).join('. ');
  return code === 'notFound'
    ? new NotFoundError(text)
    : new ServiceUnavailableError(text);
}

/** How far an answer can be trusted that is older than it should be for a reason. */
export function statusWith(
  source: HeldSource,
  failure: TrackingFailure | undefined,
): TrackingStatus {
  const status = source.status();
  return failure
    ? { ...status, freshness: 'stale', error: toSourceError(failure) }
    : status;
}

/** One answer for what is not there and for what is hidden. */
export function noSuchThing(what: 'model' | 'experiment', id: string): Error {
  return new NotFoundError(
    `There is no ${what} '${id}', or you may not see it`,
  );
}
