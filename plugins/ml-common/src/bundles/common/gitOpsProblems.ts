import { ParameterProblem } from '../Bundle';
import { cloneUrlOf } from './cloneUrlOf';
import { CommonParameters } from './commonParameters';

/** GitOps without a repository to watch. */
export function gitOpsProblems(common: CommonParameters): ParameterProblem[] {
  return common.gitops === 'none' || gitUrlOf(common)
    ? []
    : [
        {
          path: ['gitSource', 'url'],
          message: `expected the URL of the Git repository that ${common.gitops} reads, or a repoUrl that tells it`,
        },
      ];
}

/** The repository that GitOps reads. */
export function gitUrlOf({
  gitSource,
  repoUrl,
}: CommonParameters): string | undefined {
  return gitSource.url ?? (repoUrl && cloneUrlOf(repoUrl));
}
