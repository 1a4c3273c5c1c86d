import { ClusterErrorCode, networkError } from '../../../clusters/gateway';
import { TrackingFailure } from '../../TrackingAdapter';
import { Refusal, refused } from './Refusal';

const CODES: Partial<Record<ClusterErrorCode, TrackingFailure['code']>> = {
  timeout: 'timeout',
  silent: 'timeout',
};

/** Whatever a request threw, as a value; what it says itself goes no further. */
export function networkRefusal(thrown: unknown): Refusal {
  const { code, message } = networkError(thrown);
  const fix =
    code === 'tls'
      ? 'Give the authority that signed the certificate of MLflow to Node with NODE_EXTRA_CA_CERTS.'
      : 'See whether MLflow runs, and whether baseUrl of the instance is where it is.';
  return refused(CODES[code] ?? 'unreachable', message, {
    fix,
    isIll: true,
    isPassing: true,
  }).refusal;
}
