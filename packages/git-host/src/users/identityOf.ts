import { Identity } from '../git';
import { User } from './Users';

/** How a user signs commits. */
export function identityOf({ name, email }: User): Identity {
  return { name, email: email ?? `${name}@localhost` };
}
