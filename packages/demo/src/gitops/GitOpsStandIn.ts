import { applyFolder } from './applyFolder';
import { buildKustomization } from './buildKustomization';
import { ClusterClient, ClusterClientOptions } from './ClusterClient';
import { GitRepositories, Repository, Snapshot } from './GitRepositories';
import { readTargets, Target } from './readTargets';
import { FolderReport, hasTrouble, RepositoryReport } from './RepositoryReport';

/** What the stand-in brings together. */
export type GitOpsStandInOptions = {
  git: { url: string; token?: string };
  /** The clusters by the names that forms know. */
  clusters: ({ name: string } & ClusterClientOptions)[];
  /** Hears what became of a repository each time. */
  onReport?: (report: RepositoryReport) => void;
  /** How often the branches are looked at without an event; default half a minute. */
  everyMs?: number;
};

/**
 * A stand-in for Argo CD or Flux, for trials and tests: what is on the default branch of a
 * repository that the platform's templates wrote is applied to the cluster that the form chose, and
 * what left it is deleted. It is no GitOps tool: no drift is corrected, no health is awaited.
 */
export class GitOpsStandIn {
  readonly #git: GitRepositories;
  readonly #clusters: Map<string, ClusterClient>;
  readonly #onReport: (report: RepositoryReport) => void;
  readonly #everyMs: number;
  readonly #reports = new Map<string, RepositoryReport>();
  /** What was applied from a repository; it is pruned when its folder is gone. */
  readonly #targets = new Map<string, Target[]>();
  /** The end of what is under way, by repository: one change after the other. */
  readonly #tails = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** Begins to follow; a host that is not there yet is waited for. */
  static start(options: GitOpsStandInOptions): GitOpsStandIn {
    const standIn = new GitOpsStandIn(options);
    void standIn.#lookAgain();
    return standIn;
  }

  private constructor(options: GitOpsStandInOptions) {
    this.#git = GitRepositories.create(options.git);
    this.#clusters = new Map(
      options.clusters.map(({ name, ...cluster }) => [
        name,
        ClusterClient.create(cluster),
      ]),
    );
    this.#onReport = options.onReport ?? (() => {});
    this.#everyMs = options.everyMs ?? 30_000;
  }

  /** What became of each repository. */
  get reports(): RepositoryReport[] {
    return [...this.#reports.values()];
  }

  /**
   * Brings everything that has moved to the clusters.
   *
   * @throws Error when the Git host cannot be read.
   */
  async sync(): Promise<void> {
    const repositories = await this.#git.list();
    await Promise.all(repositories.map(each => this.#enqueue(each)));
  }

  /** Follows no more; what is under way is finished first. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#tails.values());
  }

  async #lookAgain(): Promise<void> {
    // A host that is not up, or is going down, is asked again; nothing is lost by that.
    const reached = await this.sync().then(
      () => true,
      () => false,
    );
    if (!this.#stopped) {
      const wait = reached ? this.#everyMs : Math.min(1_000, this.#everyMs);
      this.#timer = setTimeout(() => void this.#lookAgain(), wait);
      this.#timer.unref();
    }
  }

  #enqueue(repository: Repository): Promise<void> {
    const name = nameOf(repository);
    const tail = (this.#tails.get(name) ?? Promise.resolve()).then(async () => {
      if (!this.#stopped) {
        await this.#follow(repository);
      }
    });
    this.#tails.set(name, tail);
    return tail;
  }

  /** One bad repository hurts none of the others: whatever happens is its report. */
  async #follow(repository: Repository): Promise<void> {
    const name = nameOf(repository);
    const before = this.#reports.get(name);
    const report: RepositoryReport = {
      repository: name,
      branch: repository.branch,
      at: Date.now(),
      folders: [],
      problems: [],
    };
    try {
      const commit = await this.#git.head(repository);
      if (before?.commit === commit && before && !hasTrouble(before)) {
        return;
      }
      if (commit) {
        report.commit = commit;
        const snapshot = await this.#git.snapshot(repository, commit);
        await this.#applyAll(snapshot, report);
      }
    } catch (error) {
      report.problems.push(messageOf(error));
    }
    this.#reports.set(name, report);
    if (JSON.stringify(content(before)) !== JSON.stringify(content(report))) {
      this.#onReport(report);
    }
  }

  async #applyAll(snapshot: Snapshot, report: RepositoryReport): Promise<void> {
    const { targets, problems } = await readTargets(snapshot);
    report.problems.push(...problems);
    const known = this.#targets.get(report.repository) ?? [];
    const gone = known.filter(
      ({ folder, cluster }) =>
        !targets.some(
          other => other.folder === folder && other.cluster === cluster,
        ),
    );
    // A record that cannot be read says nothing about what was applied before.
    for (const target of problems.length > 0 ? [] : gone) {
      report.folders.push(await this.#apply(target, report.repository));
    }
    this.#targets.set(report.repository, [
      ...targets,
      ...(problems.length > 0 ? gone : []),
    ]);
    for (const target of targets) {
      report.folders.push(
        await this.#apply(target, report.repository, snapshot),
      );
    }
  }

  /** Applies a folder; without a snapshot nothing of it is left. */
  async #apply(
    target: Target,
    repository: string,
    snapshot?: Snapshot,
  ): Promise<FolderReport> {
    const { folder, cluster } = target;
    const client = this.#clusters.get(cluster);
    if (!client) {
      const names = [...this.#clusters.keys()].join(', ');
      return {
        ...target,
        problem: `there is no cluster ${cluster}; there are ${names}`,
      };
    }
    const source = folder === '.' ? repository : `${repository}/${folder}`;
    try {
      const objects = snapshot
        ? await buildKustomization(snapshot, folder)
        : [];
      return { ...target, applied: await applyFolder(client, source, objects) };
    } catch (error) {
      return { ...target, problem: messageOf(error) };
    }
  }
}

function nameOf({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

/** A report without its time: the same again is not told again. */
function content(report: RepositoryReport | undefined) {
  return report && { ...report, at: 0 };
}

function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
