import { ResourceType } from './ResourceType';

const STATUS = { status: { verbs: ['get', 'patch', 'update'] } };
const SCALE = {
  scale: {
    verbs: ['get', 'patch', 'update'],
    kind: 'Scale',
    group: 'autoscaling',
  },
};

/** A resource of a CRD in its only version. */
function custom(
  name: { group: string; version: string; kind: string },
  more: Partial<ResourceType> = {},
): ResourceType {
  const singular = name.kind.toLowerCase();
  return {
    group: name.group,
    versions: [{ name: name.version }],
    plural: `${singular}s`,
    singular,
    kind: name.kind,
    namespaced: true,
    builtIn: false,
    subresources: STATUS,
    ...more,
  };
}

/** A resource of `apps/v1` that keeps replicas. */
function replicated(kind: string, shortName: string): ResourceType {
  return custom(
    { group: 'apps', version: 'v1', kind },
    {
      builtIn: true,
      shortNames: [shortName],
      categories: ['all'],
      subresources: { ...STATUS, ...SCALE },
      defaults: object => ({ ...object, status: {} }),
    },
  );
}

const TRAINER = { group: 'trainer.kubeflow.org', version: 'v1alpha1' };

/**
 * What trains and serves models besides Jobs and PyTorchJobs. Names and scopes are those of the
 * CRDs of Kubeflow Trainer 2.3, JobSet 0.12 and KServe 0.20; runtimes have no status.
 */
export const mlResources: ResourceType[] = [
  replicated('Deployment', 'deploy'),
  replicated('StatefulSet', 'sts'),
  custom({ ...TRAINER, kind: 'TrainJob' }),
  custom({ ...TRAINER, kind: 'TrainingRuntime' }, { subresources: undefined }),
  custom(
    { ...TRAINER, kind: 'ClusterTrainingRuntime' },
    { subresources: undefined, namespaced: false },
  ),
  custom({ group: 'jobset.x-k8s.io', version: 'v1alpha2', kind: 'JobSet' }),
  custom(
    {
      group: 'serving.kserve.io',
      version: 'v1beta1',
      kind: 'InferenceService',
    },
    { shortNames: ['isvc'] },
  ),
];
