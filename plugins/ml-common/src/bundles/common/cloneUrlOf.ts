/** A part of a path of a host, with groups of groups. */
const SEGMENT = /^[\w.~-]+(\/[\w.~-]+)*$/;

/**
 * Where Git clones from, by what the scaffolder's repository picker gives
 * (`github.com?owner=ml&repo=flowers`). Nothing where it cannot be told.
 *
 * Source: `@backstage/plugin-scaffolder-node`, `parseRepoUrl`; the URLs are those of the hosts.
 */
export function cloneUrlOf(repoUrl: string): string | undefined {
  if (!URL.canParse(`https://${repoUrl}`)) {
    return undefined;
  }
  const { host, searchParams, username, password } = new URL(
    `https://${repoUrl}`,
  );
  const part = (name: string) => {
    const value = searchParams.get(name);
    return value && SEGMENT.test(value) ? value : undefined;
  };
  const repo = part('repo');
  if (!repo || username || password) {
    return undefined;
  }
  const [owner, organization, project, workspace] = [
    'owner',
    'organization',
    'project',
    'workspace',
  ].map(part);
  if (organization && project) {
    return `https://${host}/${organization}/${project}/_git/${repo}`;
  }
  if (workspace) {
    return `https://${host}/${workspace}/${repo}.git`;
  }
  if (owner) {
    return `https://${host}/${owner}/${repo}.git`;
  }
  return project
    ? `https://${host}/scm/${project}/${repo}.git`
    : `https://${host}/${repo}`;
}
