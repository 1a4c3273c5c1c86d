import {
  KubernetesObject,
  asCount,
  asList,
  asRecord,
  asText,
} from '../../kubernetes';
import { podsAtOnce } from '../batch-job';
import { ManifestRules, RolePods } from '../ManifestRules';

/**
 * What JobSet asks of its manifests beyond the schema.
 *
 * Source: kubernetes-sigs/jobset v0.12.0, `pkg/webhooks/jobset_webhook.go`: the names of Jobs and
 * pods are made of the set's, and must be DNS-1035 labels.
 */
export const manifest: ManifestRules = {
  name: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    maxLength: 63,
    expected:
      'at most 63 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
  },
  reservedEnv: [],
  notInGit: ['spec.suspend', 'spec.ttlSecondsAfterFinished'],
  podTemplates,
  podSets,
};

function podTemplates(object: KubernetesObject) {
  const jobs = asList(asRecord(object.spec)?.replicatedJobs) ?? [];
  return jobs.map((job, index) => ({
    path: `spec.replicatedJobs[${index}].template.spec.template`,
    template: asRecord(asRecord(asRecord(job)?.template)?.spec)?.template,
  }));
}

function podSets(object: KubernetesObject): RolePods[] {
  const jobs = asList(asRecord(object.spec)?.replicatedJobs) ?? [];
  return jobs.map(entry => {
    const job = asRecord(entry) ?? {};
    const jobSpec = asRecord(asRecord(job.template)?.spec) ?? {};
    return {
      role: asText(job.name) ?? 'pod',
      count: (asCount(job.replicas) ?? 1) * podsAtOnce(jobSpec),
      template: jobSpec.template,
    };
  });
}
