import { TrackingFailure } from '../../TrackingAdapter';

/** Why there is no answer, with what the client has to know about it besides. */
export interface Refusal {
  readonly error: TrackingFailure;
  /** It may go well the next time. */
  readonly isPassing?: true;
  /** It speaks of the server, not of what was asked. */
  readonly isIll?: true;
  /** The server has no such route. */
  readonly isNoRoute?: true;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** An answer, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** An {@link Answer} without a value. */
export function refused(
  code: TrackingFailure['code'],
  message: string,
  more: Omit<Refusal, 'error'> & { fix?: string } = {},
): { readonly ok: false; readonly refusal: Refusal } {
  const { fix, ...marks } = more;
  return {
    ok: false,
    refusal: { error: { code, message, ...(fix && { fix }) }, ...marks },
  };
}

/** A workspace is configured, and the server has none. */
export function noWorkspaces() {
  return refused('badRequest', 'the server has no workspaces', {
    fix: 'Start MLflow with --enable-workspaces, or take workspaces out of the configuration of the instance.',
  });
}
