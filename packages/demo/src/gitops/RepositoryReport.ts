import { Applied } from './applyFolder';
import { Target } from './readTargets';

/** What became of a folder. */
export type FolderReport = Target & { applied?: Applied; problem?: string };

/** What became of a repository, at which commit. */
export type RepositoryReport = {
  /** `owner/name` */
  repository: string;
  branch: string;
  commit?: string;
  /** When, in milliseconds since the epoch. */
  at: number;
  folders: FolderReport[];
  /** What concerns the repository as a whole. */
  problems: string[];
};

/** Whether anything was left undone. */
export function hasTrouble({ folders, problems }: RepositoryReport): boolean {
  return (
    problems.length > 0 ||
    folders.some(
      ({ problem, applied }) => problem || (applied?.refused.length ?? 0) > 0,
    )
  );
}

/** The report in lines; the first is the repository. */
export function reportLines(report: RepositoryReport): string[] {
  const { repository, branch, commit, folders, problems } = report;
  const at = commit ? ` at ${commit.slice(0, 8)} of ${branch}` : '';
  return [
    `${repository}${at}${
      folders.length || problems.length ? '' : ': nothing to apply'
    }`,
    ...problems.map(problem => `  ${problem}`),
    ...folders.flatMap(folderLines),
  ];
}

function folderLines(report: FolderReport): string[] {
  const { folder, cluster, applied, problem } = report;
  const title = `  ${folder} to ${cluster}`;
  if (problem || !applied) {
    return [`${title}: ${problem?.replace(/\n/g, `\n${' '.repeat(4)}`)}`];
  }
  const { refused, pruned } = applied;
  return [
    `${title}: ${applied.applied.length} applied, ${pruned.length} pruned, ${refused.length} refused`,
    ...applied.applied.map(object => `    applied ${object}`),
    ...pruned.map(object => `    pruned ${object}`),
    ...refused.map(({ object, why }) => `    refused ${object}: ${why}`),
  ];
}
