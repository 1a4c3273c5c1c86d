import { ClusterError, ClusterErrorCode } from './ClusterError';
import { networkErrorOfText } from './networkError';

interface HttpFailure {
  readonly status: number;
  /** The value of the header `Retry-After`. */
  readonly retryAfter?: string;
  readonly body: string;
}

interface JsonRecord {
  readonly [key: string]: unknown;
}

const PERMISSION_FIX =
  'Let the permission policy give the ml plugin the permissions kubernetes.proxy and kubernetes.clusters.read.';

function record(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : {};
}

function parse(body: string): JsonRecord {
  try {
    return record(JSON.parse(body));
  } catch {
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Seconds, as number or as header text, in milliseconds; one second when nothing is said. */
function retryAfterMs(...candidates: unknown[]): number {
  for (const candidate of candidates) {
    const seconds = Number(candidate ?? Number.NaN);
    if (Number.isFinite(seconds) && seconds >= 0) {
      return Math.min(seconds, 600) * 1000;
    }
  }
  return 1000;
}

const BY_STATUS: Record<number, [ClusterErrorCode, string, string?]> = {
  401: [
    'unauthorized',
    'the cluster does not accept the credentials of the portal',
    "Renew the credentials of the cluster in the kubernetes plugin's configuration.",
  ],
  403: ['forbidden', 'the account of the portal may not read this'],
  404: ['notFound', 'the cluster does not serve this'],
  410: ['expired', 'the version to go on from is too old'],
};

function ofStatus(status: number, retryAfter: unknown): ClusterError {
  if (status === 429) {
    return {
      code: 'throttled',
      message: 'the API server asks to wait',
      retryAfterMs: retryAfterMs(retryAfter),
    };
  }
  const known = BY_STATUS[status];
  if (known) {
    return { code: known[0], message: known[1], fix: known[2] };
  }
  if (status >= 500) {
    return {
      code: 'server',
      message: `the API server failed (${status})`,
      ...(retryAfter !== undefined && {
        retryAfterMs: retryAfterMs(retryAfter),
      }),
    };
  }
  if (status >= 300 && status < 400) {
    return {
      code: 'malformed',
      message: `the answer is a redirect (${status}), which is not followed`,
    };
  }
  return { code: 'unknown', message: `the answer has status ${status}` };
}

/**
 * A Kubernetes `Status` that reports a failure, in a response or in an ERROR event of a watch.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export function statusError(value: unknown, retryAfter?: string): ClusterError {
  const status = record(value);
  const code = typeof status.code === 'number' ? status.code : 500;
  const wait = retryAfter ?? record(status.details).retryAfterSeconds;
  return ofStatus(code, wait);
}

/** What the kubernetes plugin itself says, in the form of Backstage's error handler. */
function backstageError(status: number, error: JsonRecord): ClusterError {
  const message = text(error.message);
  if (status === 401) {
    return {
      code: 'unauthorized',
      message: 'the kubernetes plugin does not accept the ml plugin',
      fix: 'Let both backends share the keys for service-to-service authentication.',
    };
  }
  if (status === 403) {
    return {
      code: 'forbidden',
      message: 'the permission policy keeps the ml plugin from the clusters',
      fix: PERMISSION_FIX,
    };
  }
  if (status === 404) {
    return /cluster/i.test(message)
      ? {
          code: 'unknownCluster',
          message: 'the kubernetes plugin does not know the cluster',
        }
      : noPlugin();
  }
  return (
    networkErrorOfText(`${message} ${text(record(error.cause).message)}`) ?? {
      code: 'server',
      message: `the kubernetes plugin failed (${status})`,
      fix: 'See the log of the kubernetes plugin.',
    }
  );
}

/** The kubernetes plugin is not there. */
export function noPlugin(): ClusterError {
  return {
    code: 'noPlugin',
    message: 'the kubernetes plugin does not answer',
    fix: 'Install @backstage/plugin-kubernetes-backend and configure clusters under `kubernetes`.',
  };
}

/**
 * Why a request through the kubernetes plugin's proxy failed. Three speak there: the API server
 * (a `Status`, or plain text for paths that it does not know), the proxy when it cannot reach the
 * API server (500 with a serialized error), and Backstage's error handler.
 */
export function upstreamError(failure: HttpFailure): ClusterError {
  const body = parse(failure.body);
  if (body.kind === 'Status') {
    return statusError({ ...body, code: failure.status }, failure.retryAfter);
  }
  const error = record(body.error);
  if (typeof error.name === 'string') {
    return backstageError(failure.status, error);
  }
  return ofStatus(failure.status, failure.retryAfter);
}
