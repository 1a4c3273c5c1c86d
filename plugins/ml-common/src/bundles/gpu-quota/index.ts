import { defineBundle } from '../defineBundle';
import { parameters, sample } from './parameters';
import { problems } from './problems';
import { render } from './render';

/** A quota of accelerators for a team, and the queue to it. */
export const gpuQuota = defineBundle({
  id: 'gpu-quota',
  title: 'GPU quota',
  parameters,
  problems,
  render,
  sample,
});
