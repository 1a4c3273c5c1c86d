import { runGit } from './runGit';

/** A file that differs. `previous` is its old path where it was renamed. */
export interface ChangedFile {
  path: string;
  previous?: string;
  status: 'added' | 'deleted' | 'modified' | 'renamed';
  additions: number;
  deletions: number;
  binary: boolean;
}

/** Never a program of the repository's choice, never colors, the same renames everywhere. */
const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-color', '-M'];

/** Git's id of the tree without files: the parent of a first commit. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The unified diff between two commits or trees. */
export async function readDiff(
  gitDir: string,
  from: string,
  to: string,
): Promise<Buffer> {
  const args = ['diff-tree', '-r', '-p', ...PLAIN, from, to, '--'];
  return (await runGit(gitDir, args)).stdout;
}

/** The files that differ between two commits or trees. */
export async function readChangedFiles(
  gitDir: string,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  const read = async (format: string) => {
    const args = ['diff-tree', '-r', '-z', format, ...PLAIN, from, to, '--'];
    return (await runGit(gitDir, args)).stdout.toString('utf8').split('\0');
  };
  const [statuses, numbers] = await Promise.all([
    read('--name-status'),
    read('--numstat'),
  ]);
  const counts = parseNumbers(numbers);
  return parseStatuses(statuses).map(file => ({
    ...file,
    ...(counts.get(file.path) ?? { additions: 0, deletions: 0, binary: false }),
  }));
}

const STATUS: Record<string, ChangedFile['status']> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
};

function parseStatuses(fields: string[]) {
  const files: Array<Pick<ChangedFile, 'path' | 'previous' | 'status'>> = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const status = STATUS[fields[at][0]] ?? 'modified';
    if (status === 'renamed') {
      files.push({ status, previous: fields[at + 1], path: fields[at + 2] });
      at += 3;
    } else {
      files.push({ status, path: fields[at + 1] });
      at += 2;
    }
  }
  return files;
}

/** `added TAB deleted TAB path NUL`, or for a rename `added TAB deleted TAB NUL old NUL new NUL`. */
function parseNumbers(fields: string[]) {
  const counts = new Map<
    string,
    Pick<ChangedFile, 'additions' | 'deletions' | 'binary'>
  >();
  for (let at = 0; at < fields.length && fields[at]; ) {
    const [added, deleted, ...path] = fields[at].split('\t');
    const name = path.join('\t');
    counts.set(name || fields[at + 2], {
      additions: Number(added) || 0,
      deletions: Number(deleted) || 0,
      binary: added === '-',
    });
    at += name ? 1 : 3;
  }
  return counts;
}
