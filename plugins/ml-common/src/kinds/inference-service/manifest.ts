import { KubernetesObject, asRecord } from '../../kubernetes';
import { ManifestRules, RolePods } from '../ManifestRules';
import { rolesOf } from './podsOf';

/**
 * What KServe asks of an InferenceService beyond the schema. Its pods come from a serving runtime.
 *
 * Source: kserve v0.20.0, `pkg/apis/serving/v1beta1/inference_service_validation.go`.
 */
export const manifest: ManifestRules = {
  name: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    maxLength: 63,
    expected:
      'at most 63 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
  },
  reservedEnv: [],
  notInGit: [],
  podTemplates: () => [],
  podSets,
};

/** Its Deployments' pods; one at least, although none may run while nobody asks. */
function podSets(object: KubernetesObject): RolePods[] {
  const spec = asRecord(object.spec);
  return rolesOf({
    predictor: asRecord(spec?.predictor),
    transformer: asRecord(spec?.transformer),
    explainer: asRecord(spec?.explainer),
  }).map(({ role, count, template, isWorker }) => ({
    role,
    count: isWorker ? count : Math.max(count, 1),
    template,
    apart: true,
  }));
}
