import { createHash } from 'node:crypto';
import { Signature } from '../git';

/** Where the client reaches us, without a slash at the end. */
export type Origin = string;

/** Gitea counts its users; we have none to count, so a number is made of the name. */
function idOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0);
}

/** Gitea's `User`, and `Organization` where one is asked for. */
export function userShape(origin: Origin, name: string) {
  return {
    id: idOf(name),
    login: name,
    username: name,
    full_name: '',
    email: `${name}@localhost`,
    html_url: `${origin}/${name}`,
  };
}

/** Gitea's `Organization`. */
export function organizationShape(name: string) {
  return {
    id: idOf(name),
    name,
    username: name,
    full_name: '',
    description: '',
    website: '',
    location: '',
    visibility: 'public',
  };
}

/** Gitea's `CommitUser`. */
export function signatureShape({ name, email, date }: Signature) {
  return { name, email, date };
}
