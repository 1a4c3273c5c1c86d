import { KubernetesObject, asRecord } from '../../kubernetes';
import { ManifestRules } from '../ManifestRules';
import { podsAtOnce } from './podsAtOnce';

/**
 * What a Job asks beyond the schema. Its name becomes a label of its pods, and theirs in turn
 * append five characters and a dash.
 *
 * Source: kubernetes/kubernetes `pkg/apis/batch/validation`.
 */
export const manifest: ManifestRules = {
  name: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    maxLength: 63,
    expected:
      'at most 63 lower case letters, digits and "-", beginning and ending with a letter or digit',
  },
  reservedEnv: ['JOB_COMPLETION_INDEX'],
  notInGit: ['spec.suspend', 'spec.ttlSecondsAfterFinished'],
  podTemplates: ({ spec }: KubernetesObject) => [
    { path: 'spec.template', template: asRecord(spec)?.template },
  ],
  podSets: ({ spec }: KubernetesObject) => {
    const job = asRecord(spec) ?? {};
    return [{ role: 'pod', count: podsAtOnce(job), template: job.template }];
  },
};
