import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Proves that a form came from a page that we showed to the same user: a browser adds a stored password
 * to any form's request, whoever wrote the form. Tokens end with the process.
 */
export class Csrf {
  readonly #key = randomBytes(32);

  private constructor() {}

  static create(): Csrf {
    return new Csrf();
  }

  /** The token for one user and one form. */
  token(user: string, action: string): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([user, action]))
      .digest('base64url');
  }

  /** Compares in constant time. */
  fits(token: unknown, user: string, action: string): boolean {
    const wanted = Buffer.from(this.token(user, action));
    const given = Buffer.from(typeof token === 'string' ? token : '');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
