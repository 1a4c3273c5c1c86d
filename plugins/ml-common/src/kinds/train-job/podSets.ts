import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asList,
  asRecord,
} from '../../kubernetes';
import { RolePods } from '../ManifestRules';
import { NODE } from '../training-runtime';

/**
 * The nodes of a TrainJob, as far as it says itself: how many, what each asks for, and where they
 * may run. The rest is its runtime's.
 *
 * Source: kubeflow/trainer v2.3.0 `pkg/apis/trainer/v1alpha1`, v2.0 for `podTemplateOverrides`.
 */
export function podSets(object: KubernetesObject): RolePods[] {
  const spec = asRecord(object.spec) ?? {};
  const trainer = asRecord(spec.trainer);
  const resources = asRecord(trainer?.resourcesPerNode);
  const isStated = resources?.limits || resources?.requests;
  return [
    {
      role: NODE,
      count: asCount(trainer?.numNodes),
      template: isStated
        ? { spec: { ...placementOf(spec), containers: [{ resources }] } }
        : undefined,
    },
  ];
}

/** What the patches say of the pods of the nodes; later ones go before. */
function placementOf(spec: JsonRecord): JsonRecord {
  const overrides = (asList(spec.podTemplateOverrides) ?? [])
    .map(asRecord)
    .filter(entry =>
      (asList(entry?.targetJobs) ?? []).some(
        job => asRecord(job)?.name === NODE,
      ),
    )
    .map(entry => asRecord(entry?.spec));
  return Object.assign({}, ...overrides, ...patchesOf(spec));
}

function patchesOf(spec: JsonRecord): (JsonRecord | undefined)[] {
  return (asList(spec.runtimePatches) ?? []).flatMap(patch => {
    const set = at(patch, 'trainingRuntimeSpec', 'template', 'spec');
    const jobs = asList(set?.replicatedJobs) ?? [];
    return jobs
      .filter(job => asRecord(job)?.name === NODE)
      .map(job => at(job, 'template', 'spec', 'template', 'spec'));
  });
}

function at(value: unknown, ...path: string[]): JsonRecord | undefined {
  return path.reduce(
    (record: JsonRecord | undefined, field) => asRecord(record?.[field]),
    asRecord(value),
  );
}
