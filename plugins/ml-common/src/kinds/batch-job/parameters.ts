import { z } from 'zod/v3';
import { podParameters } from '../generate/podParameters';

/** The parameters of a Job: its pods, how many at once, and how many in all. */
export const parameters = podParameters.extend({
  parallelism: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Pods at once'),
  completions: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1)
    .describe('Pods that must succeed; each knows its index'),
});
