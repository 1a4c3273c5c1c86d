import { LintRule } from '../LintRule';
import { containerName } from './containerName';
import { extendedResources } from './extendedResources';
import { gpuRollouts } from './gpuRollouts';
import { labels } from './labels';
import { names } from './names';
import { notInGit } from './notInGit';
import { pinnedImages } from './pinnedImages';
import { podSecurity } from './podSecurity';
import { processes } from './processes';
import { qualityOfService } from './qualityOfService';
import { quantities } from './quantities';
import { references } from './references';
import { reservedEnv } from './reservedEnv';
import { secrets } from './secrets';
import { versions } from './versions';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly LintRule[] = [
  names,
  labels,
  versions,
  notInGit,
  references,
  containerName,
  pinnedImages,
  quantities,
  extendedResources,
  processes,
  qualityOfService,
  gpuRollouts,
  reservedEnv,
  secrets,
  podSecurity,
];
