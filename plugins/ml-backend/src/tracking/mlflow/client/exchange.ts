import { Clock } from '../../../clusters/Clock';
import { withDeadline } from '../../../clusters/gateway/deadline';
import { MlflowInstanceConfig } from '../MlflowConfig';
import { MlflowRequest } from './MlflowRequest';
import { MlflowTransport } from './MlflowTransport';
import { networkRefusal } from './networkRefusal';
import { PATIENCE } from './patience';
import { readAnswer } from './readAnswer';
import { Answer, refused } from './Refusal';
import { signIn } from './signIn';

/** What an exchange needs. */
export interface ExchangeOptions {
  readonly config: MlflowInstanceConfig;
  readonly transport: MlflowTransport;
  readonly clock: Clock;
}

/**
 * One request and its answer, at a base address.
 *
 * @throws the reason of the signal, when it ends the request.
 */
export async function exchange<T>(
  { clock, config, transport }: ExchangeOptions,
  base: string,
  request: MlflowRequest,
  read: (text: string) => Answer<T>,
): Promise<Answer<T>> {
  const { path, query, body, signal, asker, isOwnWords } = request;
  const { timeoutMs: ms, maxBytes } = PATIENCE[asker];
  const signedIn = await signIn(config.auth);
  if (!signedIn.ok) {
    return signedIn;
  }
  const { host } = new URL(base);
  const controller = new AbortController();
  const result = await withDeadline({
    clock,
    ms,
    signal,
    controller,
    work: () =>
      transport({
        url: `${base}${path}${query ? `?${query}` : ''}`,
        headers: {
          ...config.headers,
          ...signedIn.value,
          ...headersOf(request),
        },
        body: body && JSON.stringify(body),
        maxBytes,
        signal: controller.signal,
      }),
  });
  signal.throwIfAborted();
  switch (result.end) {
    case 'done':
      return readAnswer({ host, maxBytes }, result.value, read);
    case 'failed':
      return { ok: false, refusal: networkRefusal(result.cause) };
    default:
      return refused('timeout', `no answer within ${ms / 1_000} seconds`, {
        fix: isOwnWords
          ? 'Ask for less: ordering by a metric is slow on large servers.'
          : 'See how busy MLflow and its database are.',
        isIll: true,
      });
  }
}

function headersOf({ body, workspace }: MlflowRequest): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body && { 'content-type': 'application/json' }),
    ...(workspace !== undefined && { 'x-mlflow-workspace': workspace }),
  };
}
