import { ManifestRules } from '../ManifestRules';
import { podSets } from './podSets';

/**
 * What the trainer asks of a TrainJob beyond the schema. Its pods come from the runtime.
 *
 * Source: kubeflow/trainer v2.3.0, `pkg/apis/trainer/v1alpha1/trainjob_types.go`.
 */
export const manifest: ManifestRules = {
  name: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    maxLength: 63,
    expected:
      'at most 63 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
  },
  reservedEnv: [],
  notInGit: ['spec.suspend'],
  podTemplates: () => [],
  podSets,
};
