import { JsonRecord, asRecord } from '../../kubernetes';
import { FindingSeverity } from '../../manifests';

/** A field that means something in some releases only. */
export interface VersionGate {
  group: string;
  /** All kinds of the group, where none are named. */
  kinds?: readonly string[];
  /** All versions, where none are named. */
  versions?: readonly string[];
  /** The path, as `valuesAt` takes it. */
  path: string;
  /** Whether the value is meant; every value, where nothing is said. */
  when?(value: unknown, json: JsonRecord): boolean;
  severity: FindingSeverity;
  message: string;
  fix: string;
}

const TRAINING_JOBS = [
  'JAXJob',
  'PaddleJob',
  'PyTorchJob',
  'TFJob',
  'XGBoostJob',
];
const MODE = 'serving.kserve.io/deploymentMode';

/** Whether annotations have a key, and one of some values. */
function annotated(key: string, ...values: string[]) {
  return (annotations: unknown) => {
    const value = asRecord(annotations)?.[key];
    return (
      value !== undefined && (!values.length || values.includes(String(value)))
    );
  };
}

function annotationsOf(json: JsonRecord): unknown {
  return asRecord(json.metadata)?.annotations;
}

const isKnative = (json: JsonRecord) =>
  annotated(MODE, 'Serverless', 'Knative')(annotationsOf(json));

/**
 * What changed between releases that are in use.
 *
 * Sources: kubeflow/mpi-operator v0.8.0; kubeflow/trainer v1.9.4 and v2.0 to v2.3; kserve v0.14 to
 * v0.20 `pkg/constants` and `pkg/apis/serving/v1beta1`; kueue v0.19 `apis/kueue`; argo-workflows v4.0
 * "Upgrading"; Kubernetes documentation of Ingress and of in-tree volume plugins; istio/api 1.30.
 */
export const versionGates: readonly VersionGate[] = [
  {
    group: 'kubeflow.org',
    kinds: ['MPIJob'],
    versions: ['v1'],
    path: 'apiVersion',
    severity: 'warning',
    message:
      'Only the training operator serves this version; the MPI operator serves v2beta1',
    fix: 'Write kubeflow.org/v2beta1 where the MPI operator is installed',
  },
  {
    group: 'kubeflow.org',
    kinds: ['MPIJob'],
    versions: ['v2beta1'],
    path: 'spec.cleanPodPolicy',
    severity: 'error',
    message: 'The field moved in v2beta1, and is dropped here',
    fix: 'Write spec.runPolicy.cleanPodPolicy',
  },
  {
    group: 'kubeflow.org',
    kinds: ['MPIJob'],
    versions: ['v1'],
    path: 'spec.launcherCreationPolicy',
    severity: 'error',
    message: 'The field is of v2beta1, and is dropped in v1',
    fix: 'Write kubeflow.org/v2beta1, or remove it',
  },
  {
    group: 'kubeflow.org',
    kinds: TRAINING_JOBS,
    path: 'spec.cleanPodPolicy',
    severity: 'error',
    message: 'The field moved, and is dropped here',
    fix: 'Write spec.runPolicy.cleanPodPolicy',
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainJob'],
    path: 'spec.podSpecOverrides',
    severity: 'error',
    message: 'Only Trainer 2.0 knows the field',
    fix: 'Write spec.runtimePatches for Trainer 2.2 and later, spec.podTemplateOverrides for 2.1',
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainJob'],
    path: 'spec.podTemplateOverrides',
    severity: 'error',
    message: 'Only Trainer 2.1 knows the field',
    fix: 'Write spec.runtimePatches for Trainer 2.2 and later',
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainJob'],
    path: 'spec.trainer.numProcPerNode',
    when: value => typeof value === 'string',
    severity: 'error',
    message: 'Trainer 2.2 and later take a whole number only',
    fix: 'Write a whole number, or remove it: then it is as many as there are devices',
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainingRuntime', 'ClusterTrainingRuntime'],
    path: 'spec.mlPolicy.torch.numProcPerNode',
    severity: 'error',
    message: 'Trainer 2.2 and later do not know the field',
    fix: 'Write torch: {}',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'spec.canaryTrafficPercent',
    severity: 'error',
    message:
      'The field is dropped here, and all traffic goes to the new revision',
    fix: 'Write spec.predictor.canaryTrafficPercent',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'spec.canary',
    when: value => !Array.isArray(value),
    severity: 'error',
    message:
      'KServe before 0.20 drops it; later ones refuse what is not a list',
    fix: 'In Knative mode change the predictor and write canaryTrafficPercent; in Standard mode (0.20 and later) write a list',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'spec.canary',
    when: (_, json) => isKnative(json),
    severity: 'error',
    message:
      'Canaries beside the predictor are of the Standard mode, since KServe 0.20',
    fix: 'Write spec.predictor.canaryTrafficPercent',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'metadata.annotations',
    when: annotated(MODE, 'Serverless', 'RawDeployment'),
    severity: 'warning',
    message: 'The deployment modes have other names since KServe 0.16',
    fix: 'Write Knative for Serverless and Standard for RawDeployment',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'metadata.annotations',
    when: (value, json) =>
      isKnative(json) &&
      annotated('serving.kserve.io/autoscalerClass', 'hpa')(value),
    severity: 'warning',
    message: 'Autoscaling by hpa has no effect in Knative mode',
    fix: 'Write spec.predictor.scaleMetric: concurrency, and scaleTarget',
  },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    path: 'metadata.annotations',
    when: value =>
      annotated('serving.kserve.io/metrics')(value) ||
      annotated('serving.kserve.io/targetUtilizationPercentage')(value),
    severity: 'warning',
    message: 'Annotations about scaling are refused or ignored, by version',
    fix: 'Write spec.predictor.scaleMetric and scaleTarget',
  },
  ...[
    'tensorflow',
    'pytorch',
    'sklearn',
    'xgboost',
    'onnx',
    'triton',
    'pmml',
    'lightgbm',
    'paddle',
    'huggingface',
  ].map(
    (format): VersionGate => ({
      group: 'serving.kserve.io',
      kinds: ['InferenceService'],
      path: `spec.predictor.${format}`,
      severity: 'warning',
      message: 'A field per format is the old form',
      fix: `Write spec.predictor.model with modelFormat.name: ${format}`,
    }),
  ),
  {
    group: 'kueue.x-k8s.io',
    kinds: ['ClusterQueue'],
    versions: ['v1beta2'],
    path: 'spec.cohort',
    severity: 'error',
    message: 'The field has another name in v1beta2, and is dropped here',
    fix: 'Write spec.cohortName',
  },
  {
    group: 'kueue.x-k8s.io',
    kinds: ['ClusterQueue'],
    versions: ['v1beta1'],
    path: 'spec.cohortName',
    severity: 'error',
    message: 'The field is of v1beta2, and is dropped here',
    fix: 'Write kueue.x-k8s.io/v1beta2, or spec.cohort',
  },
  ...['mutex', 'semaphore'].flatMap(lock =>
    ['spec.synchronization', 'spec.templates[].synchronization'].map(
      (path): VersionGate => ({
        group: 'argoproj.io',
        path: `${path}.${lock}`,
        severity: 'error',
        message: 'Argo Workflows 4 does not know the field',
        fix: `Write ${lock === 'mutex' ? 'mutexes' : 'semaphores'}, a list`,
      }),
    ),
  ),
  {
    group: 'argoproj.io',
    kinds: ['CronWorkflow'],
    path: 'spec.schedule',
    severity: 'error',
    message: 'Argo Workflows 4 does not know the field',
    fix: 'Write schedules, a list',
  },
  {
    group: 'networking.istio.io',
    versions: ['v1alpha3', 'v1beta1'],
    path: 'apiVersion',
    severity: 'warning',
    message: 'The version is an old one',
    fix: 'Write networking.istio.io/v1',
  },
  {
    group: 'networking.k8s.io',
    kinds: ['Ingress'],
    path: 'metadata.annotations',
    when: annotated('kubernetes.io/ingress.class'),
    severity: 'warning',
    message:
      'The annotation kubernetes.io/ingress.class is deprecated since Kubernetes 1.18',
    fix: 'Write spec.ingressClassName',
  },
  {
    group: 'storage.k8s.io',
    kinds: ['StorageClass'],
    path: 'provisioner',
    when: value =>
      /^kubernetes\.io\/(aws-ebs|azure-disk|azure-file|cinder|gce-pd|glusterfs|rbd|vsphere-volume)$/.test(
        String(value),
      ),
    severity: 'error',
    message: 'The in-tree driver was removed from Kubernetes',
    fix: 'Write the CSI driver, for example pd.csi.storage.gke.io',
  },
];
