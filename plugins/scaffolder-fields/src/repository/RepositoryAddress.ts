/** What names a repository on a host, in the order in which the hosts name it. */
export const ADDRESS_PARTS = [
  'organization',
  'workspace',
  'owner',
  'project',
  'repo',
] as const;

/** A part of the name of a repository. */
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** A repository on a host, as far as it is filled in. */
export type RepositoryAddress = { host: string } & {
  [part in AddressPart]?: string;
};

/**
 * Reads what the scaffolder calls a `repoUrl`: `github.com?owner=ml&repo=flowers`.
 *
 * Source: `@backstage/plugin-scaffolder-node`, `parseRepoUrl`.
 *
 * @returns nothing where there is no host
 */
export function parseRepoUrl(repoUrl: unknown): RepositoryAddress | undefined {
  if (typeof repoUrl !== 'string' || !URL.canParse(`https://${repoUrl}`)) {
    return undefined;
  }
  const { host, searchParams } = new URL(`https://${repoUrl}`);
  const parts = ADDRESS_PARTS.flatMap(part => {
    const value = searchParams.get(part);
    return value ? [[part, value]] : [];
  });
  return { host, ...Object.fromEntries(parts) };
}

/** Writes the address as a `repoUrl`. */
export function formatRepoUrl({ host, ...parts }: RepositoryAddress): string {
  const query = new URLSearchParams();
  for (const part of ADDRESS_PARTS) {
    const value = parts[part];
    if (value) {
      query.set(part, value);
    }
  }
  return `${host}?${query}`;
}
