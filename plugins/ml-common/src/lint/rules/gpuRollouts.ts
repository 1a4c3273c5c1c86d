import { asRecord } from '../../kubernetes';
import { usesAccelerators } from '../accelerators';
import { LintRule, LintTarget } from '../LintRule';

/** Where a kind says how it replaces its pods. */
const STRATEGIES: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': ['spec', 'strategy'],
  'serving.kserve.io/InferenceService': [
    'spec',
    'predictor',
    'deploymentStrategy',
  ],
};

/** Rollouts that need no accelerator beside those in use: where all are taken, they never end. */
export const gpuRollouts: LintRule = {
  id: 'gpu-rollouts',
  *check(target) {
    const path = STRATEGIES[`${target.group}/${target.kind}`];
    if (!path || !usesAccelerators(target.pods)) {
      return;
    }
    const strategy = strategyOf(target, path);
    // Without a strategy KServe sets its own, by its mode; a Deployment surges by 25 %.
    const isOwn = strategy !== undefined || target.kind === 'Deployment';
    if (!isOwn || strategy?.type === 'Recreate') {
      return;
    }
    const rolling = asRecord(strategy?.rollingUpdate);
    const surge = rolling?.maxSurge ?? '25%';
    if (surge !== 0 && surge !== '0' && surge !== '0%') {
      yield {
        severity: 'warning',
        field: `${path.join('.')}.rollingUpdate.maxSurge`,
        value: surge,
        message:
          'A rollout starts new pods before old ones end, and waits for ever where no accelerator is free',
        fix: 'Write maxSurge: 0 and maxUnavailable: 1',
      };
    }
  },
};

function strategyOf({ json }: LintTarget, path: readonly string[]) {
  return asRecord(
    path.reduce<unknown>((value, key) => asRecord(value)?.[key], json),
  );
}
