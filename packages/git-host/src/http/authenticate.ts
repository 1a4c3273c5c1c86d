import { AuthenticationError } from '@backstage/errors';
import { User, Users } from '../users';

/**
 * Who sends a request, by its `Authorization` header: `Basic`, `token` or `Bearer`, in any case.
 *
 * @returns undefined for a request without the header.
 * @throws AuthenticationError for a header that proves nothing: wrong is never taken for anonymous.
 */
export function authenticate(
  users: Users,
  header: string | undefined,
): User | undefined {
  if (header === undefined) {
    return undefined;
  }
  const [, scheme, value] = /^(\w+) +(\S+) *$/.exec(header) ?? [];
  const user = value && check(users, scheme.toLowerCase(), value);
  if (!user) {
    throw new AuthenticationError('The user name, password or token is wrong');
  }
  return user;
}

function check(users: Users, scheme: string, value: string) {
  if (scheme === 'token' || scheme === 'bearer') {
    return users.withToken(value);
  }
  if (scheme !== 'basic') {
    return undefined;
  }
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0
    ? undefined
    : users.withPassword(text.slice(0, colon), text.slice(colon + 1));
}
