import { InputError } from '@backstage/errors';

/** Paths of our own: no owner can have these names. */
const RESERVED = new Set(['api', 'assets', 'login', 'user', 'explore', 'org']);

/** Endings that would be read as another address of the same repository. */
const RESERVED_ENDINGS = /\.(git|wiki|atom|rss)$/i;

/** Whether a text can be the name of an owner: what Gitea allows, so it is also a safe folder name. */
export function isOwnerName(name: string): boolean {
  return (
    /^[a-z0-9](?:[-._]?[a-z0-9])*$/i.test(name) &&
    name.length <= 40 &&
    !RESERVED.has(name.toLowerCase()) &&
    !RESERVED_ENDINGS.test(name)
  );
}

/** Whether a text can be the name of a repository. */
export function isRepositoryName(name: string): boolean {
  return (
    /^[a-z0-9._-]+$/i.test(name) &&
    // A leading dot or dash would be read as a hidden folder or as an option.
    !/^[.-]/.test(name) &&
    name.length <= 100 &&
    !RESERVED_ENDINGS.test(name)
  );
}

/** @throws InputError which says what a name may be. */
export function checkOwnerName(name: string): void {
  if (!isOwnerName(name)) {
    throw new InputError(
      `"${name}" cannot be the name of an owner: letters, digits, single - . _ between them, at most 40, and not one of ${[
        ...RESERVED,
      ].join(', ')}`,
    );
  }
}

/** @throws InputError which says what a name may be. */
export function checkRepositoryName(name: string): void {
  if (!isRepositoryName(name)) {
    throw new InputError(
      `"${name}" cannot be the name of a repository: letters, digits, - . _, beginning with a letter, a digit or _, at most 100, not ending with .git, .wiki, .atom or .rss`,
    );
  }
}
