import { asRecord, asText, cutText } from '@mlport/backstage-plugin-ml-common';
import { maskUserInfo } from '../parse/maskUserInfo';
import { parseJson } from '../parse/parseJson';
import { isPage } from './isPage';
import { noWorkspaces, Refusal, refused } from './Refusal';

/** What a server answered that did not give what was asked for. */
export interface FailedAnswer {
  readonly status: number;
  /** The value of the header `Retry-After`. */
  readonly retryAfter?: string;
  readonly text: string;
  /** The host and port that the server was called by. */
  readonly host: string;
}

type Reader = (answer: FailedAnswer, words: string) => Refusal;

const BASE_URL_FIX =
  'Set baseUrl of the instance to the address of MLflow, up to but without /api.';
const SIGN_IN_FIX =
  'Set auth of the instance (none, basic or bearer) to an account that the server knows.';

/** Codes of https://github.com/mlflow/mlflow/blob/master/mlflow/protos/databricks.proto. */
const BY_CODE: Readonly<Record<string, Reader>> = {
  RESOURCE_DOES_NOT_EXIST: () =>
    refused('notFound', 'there is no such experiment, run or workspace')
      .refusal,
  ENDPOINT_NOT_FOUND: noRoute,
  INVALID_PARAMETER_VALUE: badRequest,
  BAD_REQUEST: badRequest,
  MALFORMED_REQUEST: badRequest,
  FEATURE_DISABLED: () => noWorkspaces().refusal,
  UNAUTHENTICATED: unauthorized,
  PERMISSION_DENIED: forbidden,
  REQUEST_LIMIT_EXCEEDED: limited,
  RESOURCE_EXHAUSTED: limited,
  TEMPORARILY_UNAVAILABLE: serverFailed,
};

const BY_STATUS: Readonly<Record<number, Reader>> = {
  400: badRequest,
  401: unauthorized,
  403: refusedByText,
  404: noRoute,
  405: noRoute,
  429: limited,
};

/**
 * Why an answer is none. Errors of MLflow are JSON with an `error_code`, which says more than the
 * status; those of its sign-in, its check of hosts and of proxies in front are text or pages.
 */
export function refusalOf(answer: FailedAnswer): Refusal {
  const json = asRecord(parseJson(answer.text));
  const words = cutText(maskUserInfo(asText(json?.message) ?? ''));
  const code = asText(json?.error_code) ?? '';
  const reader = Object.hasOwn(BY_CODE, code)
    ? BY_CODE[code]
    : BY_STATUS[answer.status];
  if (reader) {
    return reader(answer, words);
  }
  const { status } = answer;
  if (status >= 500) {
    return serverFailed(answer);
  }
  return status >= 300 && status < 400
    ? redirected(answer)
    : refused('protocol', `the answer has status ${status}`, { isIll: true })
        .refusal;
}

function badRequest(_: FailedAnswer, words: string): Refusal {
  return refused('badRequest', words || 'the server does not understand')
    .refusal;
}

function unauthorized(): Refusal {
  const message = 'the server does not accept the sign-in of the portal';
  return refused('auth', message, { fix: SIGN_IN_FIX }).refusal;
}

function forbidden(): Refusal {
  return refused('forbidden', 'the account of the portal may not read this', {
    fix: 'Give the account READ on experiments and registered models.',
  }).refusal;
}

/** The texts of MLflow's own checks: mlflow/server/security_utils.py. */
function refusedByText({ text, host }: FailedAnswer): Refusal {
  if (/Invalid Host header/i.test(text)) {
    return refused('host', `the server does not go by the name ${host}`, {
      fix: `Start MLflow with --allowed-hosts "${host},localhost:*" (MLFLOW_SERVER_ALLOWED_HOSTS), beside the hosts that it has there already.`,
    }).refusal;
  }
  if (/Cross-origin request blocked/i.test(text)) {
    return refused('host', 'the server refuses the origin of the request', {
      fix: 'Let no proxy between the portal and MLflow add an Origin header, or name it in --cors-allowed-origins.',
    }).refusal;
  }
  return forbidden();
}

function noRoute(answer: FailedAnswer): Refusal {
  const message = isPage(answer)
    ? 'there is no MLflow API at its address, but a page'
    : 'the server does not serve this';
  return refused('protocol', message, {
    fix: BASE_URL_FIX,
    isNoRoute: true,
  }).refusal;
}

function limited({ retryAfter }: FailedAnswer): Refusal {
  return refused('limited', 'the server asks to wait', {
    isPassing: true,
    retryAfterMs: retryAfterMs(retryAfter) ?? 1_000,
  }).refusal;
}

function redirected({ status }: FailedAnswer): Refusal {
  return refused(
    'protocol',
    `the answer is a redirect (${status}), which is not followed`,
    {
      fix: 'Set baseUrl of the instance to where MLflow itself is; where a sign-in page stands before it, set auth too.',
      isIll: true,
    },
  ).refusal;
}

function serverFailed({ status, retryAfter, text }: FailedAnswer): Refusal {
  const fix = /artifacts-only/i.test(text)
    ? 'It serves artifacts only: set baseUrl of the instance to the tracking server.'
    : 'See the log of MLflow.';
  return refused('unreachable', `the server failed (${status})`, {
    fix,
    isIll: true,
    isPassing: true,
    retryAfterMs: retryAfterMs(retryAfter),
  }).refusal;
}

/** Seconds in milliseconds, at most ten minutes; dates are too seldom to be read. */
function retryAfterMs(seconds: string | undefined): number | undefined {
  const number = Number(seconds ?? Number.NaN);
  return Number.isFinite(number) && number >= 0
    ? Math.min(number, 600) * 1_000
    : undefined;
}
