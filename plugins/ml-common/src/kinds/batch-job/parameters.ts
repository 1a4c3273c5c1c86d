import { countParameter } from '../generate/expecting';
import { podParameters } from '../generate/podParameters';

/** The parameters of a Job: its pods, how many at once, and how many in all. */
export const parameters = podParameters.extend({
  parallelism: countParameter('pods', 1, 1000)
    .default(1)
    .describe('Pods at once'),
  completions: countParameter('pods', 1, 100_000)
    .default(1)
    .describe('Pods that must succeed; each knows its index'),
});
