import { cpus, loadavg, totalmem } from 'node:os';
import { toError } from '@backstage/errors';
import { Lab } from './phases/Lab';
import { Phase } from './phases/Phase';
import { planRun } from './phases/planRun';
import { runPart } from './phases/runPart';
import { Tier } from './phases/tiers';
import { Progress } from './Progress';
import { Results } from './report/Results';

/** How a run is made. */
export type BenchOptions = {
  tier: Tier;
  /** Identifiers without suffix; all when absent. */
  only?: string[];
  /** Where configuration and logs go. */
  dir: string;
  say: (text: string) => void;
};

/**
 * Measures, and ends all it started. What breaks is said in the results, beside what was measured.
 */
export async function runBench(options: BenchOptions): Promise<Results> {
  const { tier, only, dir, say } = options;
  const before = loadavg()[0];
  const began = new Date();
  const isWanted = (id: string) =>
    !only || only.includes(id.split('.')[0].toUpperCase());
  const plan = planRun(tier, part =>
    runPart(part.file, part.args, line => say(`        ${line}`)),
  );
  const phases = plan.phases.filter(
    ({ ids, onRequest }) => ids.some(isWanted) && (only || !onRequest),
  );
  const inLab = phases.filter(({ needsLab }) => needsLab);
  const progress = Progress.start({
    totalSeconds:
      (inLab.length > 0 ? tier.startSeconds : 0) + secondsOf(phases),
    say,
  });
  const broken: string[] = [];
  const attempt = async (title: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      broken.push(`${title}: ${toError(error).message}`);
      say(`        broken: ${toError(error).message}`);
    }
  };
  if (inLab.length > 0) {
    progress.begin('Starting', tier.startSeconds);
    // What comes after a step that broke would measure something else.
    await attempt('the comparison', () =>
      inNewLab(tier, dir, progress, lab => runAll(inLab, progress, lab)),
    );
  }
  for (const phase of phases.filter(({ needsLab }) => !needsLab)) {
    await attempt(phase.title, () => runAll([phase], progress));
  }
  return {
    rows: plan.rows().filter(({ id }) => isWanted(id)),
    broken,
    tier: tier.name,
    at: began.toISOString(),
    seconds: (Date.now() - began.getTime()) / 1_000,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    load: { before, after: loadavg()[0] },
  };
}

async function inNewLab(
  tier: Tier,
  dir: string,
  progress: Progress,
  work: (lab: Lab) => Promise<void>,
): Promise<void> {
  const viewers = tier.points.map(point =>
    Math.max(point.viewers, point.peerViewers),
  );
  const lab = await Lab.start({
    ...tier,
    dir,
    users: Math.max(...viewers),
    onStep: text => progress.detail(text),
  });
  try {
    await work(lab);
  } finally {
    await lab.stop();
  }
}

async function runAll(phases: Phase[], progress: Progress, lab?: Lab) {
  for (const phase of phases) {
    progress.begin(phase.title, phase.seconds);
    await phase.run(() => {
      if (!lab) {
        throw new Error(`"${phase.title}" needs a lab`);
      }
      return lab;
    });
  }
}

function secondsOf(phases: Phase[]): number {
  return phases.reduce((sum, { seconds }) => sum + seconds, 0);
}
