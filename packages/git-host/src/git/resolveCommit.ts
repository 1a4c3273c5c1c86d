import { runGit } from './runGit';

/**
 * The commit that a branch, tag or (shortened) commit id means; undefined when there is none.
 *
 * Only literal names are looked up, never Git's expressions (`HEAD~1`, `:/text`): the name comes from
 * a request.
 */
export async function resolveCommit(
  gitDir: string,
  name: string,
): Promise<string | undefined> {
  for (const ref of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
    const object = await readRef(gitDir, ref);
    const commit = object && (await peel(gitDir, object));
    if (commit) {
      return commit;
    }
  }
  return /^[0-9a-f]{4,64}$/.test(name) ? peel(gitDir, name) : undefined;
}

async function readRef(
  gitDir: string,
  ref: string,
): Promise<string | undefined> {
  if (!ref.startsWith('refs/') || ref.includes('\0')) {
    return undefined;
  }
  const { code, stdout } = await runGit(
    gitDir,
    ['show-ref', '--verify', '--hash', '--', ref],
    { answers: [0, 1, 128] },
  );
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

async function peel(
  gitDir: string,
  object: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(
    gitDir,
    [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${object}^{commit}`,
    ],
    { answers: [0, 1, 128] },
  );
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
