import { countParameter } from '../generate/expecting';
import { podParameters } from '../generate/podParameters';

/** The parameters of a distributed run: its pods, and how many of them. */
export const parameters = podParameters.extend({
  workers: countParameter('pods', 0, 1000)
    .default(0)
    .describe('Pods beside the master'),
});
