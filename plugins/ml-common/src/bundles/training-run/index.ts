import { defineBundle } from '../defineBundle';
import { parameters, sample } from './parameters';
import { problems } from './problems';
import { render, runPath } from './render';

/** One training run, beside the runs before it. */
export const trainingRun = defineBundle({
  id: 'training-run',
  title: 'Training run',
  parameters,
  problems,
  render,
  earlier: ({ name, earlierRuns }) =>
    earlierRuns.filter(earlier => earlier !== name).map(runPath),
  runsOnce: true,
  sample,
});
