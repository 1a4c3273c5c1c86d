import { LintRule } from '../LintRule';
import { containerName } from './containerName';
import { extendedResources } from './extendedResources';
import { labels } from './labels';
import { names } from './names';
import { notInGit } from './notInGit';
import { pinnedImages } from './pinnedImages';
import { podSecurity } from './podSecurity';
import { quantities } from './quantities';
import { reservedEnv } from './reservedEnv';
import { secrets } from './secrets';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly LintRule[] = [
  names,
  labels,
  notInGit,
  containerName,
  pinnedImages,
  quantities,
  extendedResources,
  reservedEnv,
  secrets,
  podSecurity,
];
