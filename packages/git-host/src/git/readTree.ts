import { runGit } from './runGit';

/** One row of a tree. */
export interface TreeEntry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes; 0 for folders and submodules. */
  size: number;
  /** From the root of the repository. */
  path: string;
}

/** What the folder holds; all that is below it with `recursive`. Undefined when it is no folder. */
export async function readTree(
  gitDir: string,
  commit: string,
  path: string,
  { recursive = false }: { recursive?: boolean } = {},
): Promise<TreeEntry[] | undefined> {
  const entry = path ? await readEntry(gitDir, commit, path) : undefined;
  if (path && entry?.type !== 'tree') {
    return undefined;
  }
  const { stdout } = await runGit(gitDir, [
    'ls-tree',
    '-z',
    '-l',
    ...(recursive ? ['-r', '-t'] : []),
    entry?.sha ?? commit,
  ]);
  const prefix = path ? `${path}/` : '';
  return parse(stdout).map(row => ({ ...row, path: prefix + row.path }));
}

/** The file, folder, link or submodule at a path. */
export async function readEntry(
  gitDir: string,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  if (!isPath(path)) {
    return undefined;
  }
  const { stdout } = await runGit(gitDir, [
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    path,
  ]);
  return parse(stdout).find(row => row.path === path);
}

/** The bytes of a file. */
export async function readBlob(gitDir: string, sha: string): Promise<Buffer> {
  return (await runGit(gitDir, ['cat-file', 'blob', sha])).stdout;
}

/** Whether a text names a place inside a repository: no way up, no way out, not Git's own folder. */
export function isPath(path: string): boolean {
  return (
    !/[\0\\]/.test(path) &&
    path.length <= 1000 &&
    path
      .split('/')
      .every(
        segment => !['', '.', '..', '.git'].includes(segment.toLowerCase()),
      )
  );
}

function parse(output: Buffer): TreeEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(row => {
      const tab = row.indexOf('\t');
      const [mode, type, sha, size] = row.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: Number(size) || 0,
        path: row.slice(tab + 1),
      };
    });
}
