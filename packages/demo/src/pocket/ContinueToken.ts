import { badRequest } from './StatusError';

/** Where the next page begins, and in which snapshot. */
export type ContinueToken = {
  /** The revision of the snapshot; -1 for "whatever there is now", which is not consistent. */
  revision: number;
  /** The key after which the page begins. */
  after: string;
};

const VERSION = 'meta.k8s.io/v1';

/** Writes a token as the real server does; clients must take it as opaque. */
export function encodeContinueToken(token: ContinueToken): string {
  const text = JSON.stringify({
    v: VERSION,
    rv: token.revision,
    start: `/${token.after}\u0000`,
  });
  return Buffer.from(text).toString('base64url');
}

/**
 * Reads a token.
 *
 * @throws StatusError 400 when it is none of ours.
 */
export function decodeContinueToken(text: string): ContinueToken {
  const refused = (why: string) =>
    badRequest(`invalid continue token: continue key is not valid: ${why}`);
  let token: { v?: unknown; rv?: unknown; start?: unknown };
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (error) {
    throw refused('invalid character looking for beginning of value');
  }
  if (token?.v !== VERSION || typeof token.start !== 'string') {
    throw refused('server does not recognize this encoded version');
  }
  return {
    revision: Number(token.rv),
    // Between the slash and the zero byte that ends it.
    after: token.start.slice(1, -1),
  };
}
