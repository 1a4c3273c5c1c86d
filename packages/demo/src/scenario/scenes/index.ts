import { bystanders } from './bystanders';
import { inferenceServices } from './inferenceServices';
import { modelServers } from './modelServers';
import { Scene } from './Scene';
import { trainingRuntimes } from './trainingRuntimes';
import { trainJobs } from './trainJobs';
import { troubledJobs } from './troubledJobs';

export type { Moment, Scene } from './Scene';
export { momentOf } from './Scene';

/** Everything of the company that is no run of a line. */
export const scenes: Scene[] = [
  ...trainingRuntimes,
  ...trainJobs,
  ...inferenceServices,
  ...modelServers,
  ...troubledJobs,
  ...bystanders,
];
