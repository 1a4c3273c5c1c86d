import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isOwnerName } from '../store';

/** Somebody who may sign in, with a password, a token, or both. */
export interface User {
  name: string;
  /** For commits made here; `NAME@localhost` when left out. */
  email?: string;
  password?: string;
  token?: string;
  /** A reader sees private repositories too; a writer also pushes and merges. */
  role: 'reader' | 'writer';
}

const secret = z.string().min(1).optional();

const users = z
  .array(
    z
      .object({
        name: z.string().refine(isOwnerName, 'no valid name'),
        email: z.string().optional(),
        password: secret,
        token: secret,
        role: z.enum(['reader', 'writer']),
      })
      .strict()
      .refine(user => user.password || user.token, 'no password and no token'),
  )
  .min(1);

/** Parses the text of a users file: a JSON array of users. Secrets are not repeated in errors. */
export function parseUsers(text: string): User[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The users are not JSON');
  }
  const { success, data, error } = users.safeParse(value);
  if (!success) {
    const [{ path, message }] = error.issues;
    throw new Error(
      `The users are not as they should be: ${path.join('.')}: ${message}`,
    );
  }
  return data;
}

/** A user with the digests of the secrets. */
interface KnownUser {
  user: User;
  password?: Buffer;
  token?: Buffer;
}

/** Checks passwords and tokens. */
export class Users {
  readonly #users: KnownUser[];

  private constructor(list: User[]) {
    this.#users = list.map(user => ({
      user,
      password: user.password ? digest(user.password) : undefined,
      token: user.token ? digest(user.token) : undefined,
    }));
  }

  static create(list: User[]): Users {
    return new Users(list);
  }

  /** The user with this name and this password; a token serves as a password, as in Gitea. */
  withPassword(name: string, password: string): User | undefined {
    const given = digest(password);
    return this.#find(
      each =>
        [each.password, each.token].filter(known => same(known, given)).length >
          0 && each.user.name === name,
    );
  }

  withToken(token: string): User | undefined {
    const given = digest(token);
    return this.#find(each => same(each.token, given));
  }

  /** Asks all, whoever fits: how long it takes says nothing. */
  #find(fits: (each: KnownUser) => boolean) {
    return this.#users.filter(fits)[0]?.user;
  }
}

/** Equal lengths for a comparison in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function same(known: Buffer | undefined, given: Buffer): boolean {
  return known !== undefined && timingSafeEqual(known, given);
}
