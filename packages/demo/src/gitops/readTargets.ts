import { posix } from 'node:path';
import { isJsonObject } from '../pocket/ApiObject';
import { kustomizationOf } from './buildKustomization';
import { Snapshot } from './GitRepositories';

/** A folder that is applied, and the cluster that it is for. */
export type Target = {
  /** `.` for the root of the repository. */
  folder: string;
  cluster: string;
};

/** Where a template records what it was filled in with. */
const RECORD = '.mlport/template.json';

/**
 * What a repository is to be applied to: each folder with a kustomization that a template of the
 * platform wrote, to the cluster that was chosen in its form.
 *
 * @returns the folders, and a line for each that says no cluster.
 */
export async function readTargets(
  snapshot: Snapshot,
): Promise<{ targets: Target[]; problems: string[] }> {
  const targets: Target[] = [];
  const problems: string[] = [];
  for (const path of snapshot.paths) {
    if (path !== RECORD && !path.endsWith(`/${RECORD}`)) {
      continue;
    }
    const folder = posix.join(path, '../..');
    const cluster = clusterOf(await snapshot.read(path));
    if (!kustomizationOf(snapshot, folder)) {
      problems.push(`${path}: there is no kustomization.yaml beside it`);
    } else if (cluster) {
      targets.push({ folder, cluster });
    } else {
      problems.push(`${path}: input.target.cluster does not name a cluster`);
    }
  }
  return { targets, problems };
}

function clusterOf(text: string): string | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const input = isJsonObject(record) ? record.input : undefined;
  const target = isJsonObject(input) ? input.target : undefined;
  const cluster = isJsonObject(target) ? target.cluster : undefined;
  return typeof cluster === 'string' ? cluster : undefined;
}
