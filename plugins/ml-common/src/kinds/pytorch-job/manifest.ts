import { KubernetesObject, asCount, asRecord } from '../../kubernetes';
import { ManifestRules, RolePods } from '../ManifestRules';

/**
 * What the training operator asks of a PyTorchJob beyond the schema.
 *
 * Source: kubeflow/trainer v1.9.4, `pkg/webhooks/pytorch` and
 * `pkg/controller.v1/pytorch/envvar.go`.
 */
export const manifest: ManifestRules = {
  name: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    maxLength: 63,
    expected:
      'at most 63 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
  },
  containerName: 'pytorch',
  reservedEnv: [
    'MASTER_ADDR',
    'MASTER_PORT',
    'WORLD_SIZE',
    'RANK',
    'PET_*',
    'PYTHONUNBUFFERED',
  ],
  notInGit: [
    'spec.runPolicy.suspend',
    'spec.runPolicy.ttlSecondsAfterFinished',
  ],
  podTemplates,
  podSets,
};

function podTemplates(object: KubernetesObject) {
  const roles = asRecord(asRecord(object.spec)?.pytorchReplicaSpecs) ?? {};
  return Object.entries(roles).map(([role, spec]) => ({
    path: `spec.pytorchReplicaSpecs.${role}.template`,
    template: asRecord(spec)?.template,
  }));
}

/** Its roles in the order of the operator: the master first. */
function podSets(object: KubernetesObject): RolePods[] {
  const roles = asRecord(asRecord(object.spec)?.pytorchReplicaSpecs) ?? {};
  return Object.keys(roles)
    .sort()
    .map(role => {
      const spec = asRecord(roles[role]) ?? {};
      return {
        role,
        count: asCount(spec.replicas) ?? 1,
        template: spec.template,
      };
    });
}
