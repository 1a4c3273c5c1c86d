import { z } from 'zod/v3';
import { podParameters } from '../generate/podParameters';

/** The parameters of a distributed run: its pods, and how many of them. */
export const parameters = podParameters.extend({
  workers: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe('Pods beside the master'),
});
