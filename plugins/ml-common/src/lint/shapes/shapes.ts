import { ManifestShape, PodShape } from './ManifestShape';

const LABEL: ManifestShape['name'] = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  expected:
    'at most 63 lower case letters, digits and "-", beginning and ending with a letter or digit',
};

/** Operators make Services of these names. */
const SERVICE_NAME: ManifestShape['name'] = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  expected:
    'at most 63 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
};

const RUN_POLICY = [
  'spec.runPolicy.suspend',
  'spec.runPolicy.ttlSecondsAfterFinished',
];

/** The fields of a predictor that hold a model server. */
const MODEL_SERVERS = [
  'model',
  'huggingface',
  'lightgbm',
  'onnx',
  'paddle',
  'pmml',
  'pytorch',
  'sklearn',
  'tensorflow',
  'triton',
  'xgboost',
];

/** The job kinds of the training operator have one template per role. */
function trainingJob(
  kind: string,
  roles: string,
  more: Pick<ManifestShape, 'containerName' | 'reservedEnv'>,
): ManifestShape {
  return {
    group: 'kubeflow.org',
    kinds: [kind],
    name: SERVICE_NAME,
    pods: [{ path: `spec.${roles}.*.template`, is: 'template' }],
    notInGit: RUN_POLICY,
    ...more,
  };
}

function rayPods(cluster: string): PodShape[] {
  return ['headGroupSpec', 'workerGroupSpecs[]'].map(path => ({
    path: `${cluster}.${path}.template`,
    is: 'template' as const,
  }));
}

function predictor(path: string): PodShape {
  return { path, is: 'spec', single: MODEL_SERVERS, isPartial: true };
}

/**
 * Kinds that the platform does not generate and people write all the same, and those of ours whose pods
 * are filled up by a runtime. What the registry of kinds says of a kind goes before.
 *
 * Sources: kubeflow/trainer v1.9.4 `pkg/webhooks` and `pkg/controller.v1`; kubeflow/trainer v2.3.0
 * `pkg/runtime/framework/plugins`; kubeflow/notebooks v1.11.0 `notebook_controller.go`;
 * kubeflow/mpi-operator v0.8.0 `pkg/apis/kubeflow/validation`; kserve v0.20.0
 * `pkg/apis/serving/v1beta1`; kubernetes/kubernetes `pkg/apis`.
 */
export const shapes: readonly ManifestShape[] = [
  trainingJob('TFJob', 'tfReplicaSpecs', {
    containerName: 'tensorflow',
    reservedEnv: ['TF_CONFIG'],
  }),
  trainingJob('MPIJob', 'mpiReplicaSpecs', {
    reservedEnv: ['K_MPI_JOB_ROLE', 'OMPI_MCA_orte_default_hostfile'],
  }),
  trainingJob('XGBoostJob', 'xgbReplicaSpecs', {
    containerName: 'xgboost',
    reservedEnv: ['MASTER_ADDR', 'MASTER_PORT', 'WORLD_SIZE', 'RANK'],
  }),
  trainingJob('PaddleJob', 'paddleReplicaSpecs', {
    containerName: 'paddle',
    reservedEnv: ['PADDLE_*'],
  }),
  trainingJob('JAXJob', 'jaxReplicaSpecs', {
    containerName: 'jax',
    reservedEnv: ['COORDINATOR_*', 'NUM_PROCESSES', 'PROCESS_ID'],
  }),
  {
    group: 'kubeflow.org',
    kinds: ['Notebook'],
    name: { ...SERVICE_NAME, maxLength: 52 },
    pods: [{ path: 'spec.template', is: 'template' }],
    containerName: 'metadata.name',
    reservedEnv: ['NB_PREFIX'],
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainJob'],
    pods: [
      {
        path: 'spec',
        is: 'spec',
        single: ['trainer'],
        resources: 'resourcesPerNode',
        isPartial: true,
      },
      {
        path: 'spec.runtimePatches[].trainingRuntimeSpec.template.spec.replicatedJobs[].template.spec.template',
        is: 'template',
        isPartial: true,
      },
    ],
    reservedEnv: ['PET_*', 'MASTER_ADDR', 'MASTER_PORT'],
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    pods: [predictor('spec.predictor'), predictor('spec.canary[].predictor')],
  },
  {
    group: 'machinelearning.seldon.io',
    kinds: ['SeldonDeployment'],
    pods: [
      {
        path: 'spec.predictors[].componentSpecs[]',
        is: 'template',
        isPartial: true,
      },
    ],
  },
  {
    group: 'argoproj.io',
    kinds: ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'],
    pods: [
      { path: 'spec.templates[]', is: 'spec', single: ['container', 'script'] },
    ],
    notInGit: ['spec.suspend', 'spec.ttlStrategy'],
  },
  {
    group: 'argoproj.io',
    kinds: ['CronWorkflow'],
    name: { ...LABEL, maxLength: 52 },
    pods: [
      {
        path: 'spec.workflowSpec.templates[]',
        is: 'spec',
        single: ['container', 'script'],
      },
    ],
  },
  { group: 'ray.io', kinds: ['RayCluster'], pods: rayPods('spec') },
  {
    group: 'ray.io',
    kinds: ['RayJob'],
    pods: rayPods('spec.rayClusterSpec'),
    notInGit: ['spec.suspend', 'spec.ttlSecondsAfterFinished'],
  },
  { group: '', kinds: ['Service'], name: SERVICE_NAME, pods: [] },
  { group: '', kinds: ['Namespace'], name: LABEL, pods: [] },
  {
    group: 'batch',
    kinds: ['CronJob'],
    name: { ...LABEL, maxLength: 52, expected: 'at most 52 characters' },
    pods: [{ path: 'spec.jobTemplate.spec.template', is: 'template' }],
  },
  {
    group: 'rbac.authorization.k8s.io',
    kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
    name: {
      pattern: /^(?!\.{1,2}$)[^/%]+$/,
      maxLength: 253,
      expected: 'without "/" and "%"',
    },
    pods: [],
  },
];

/** The shape of a kind, where there is one. */
export function shapeOf(
  group: string,
  kind: string,
): ManifestShape | undefined {
  return shapes.find(
    shape => shape.group === group && shape.kinds.includes(kind),
  );
}
