import { z } from 'zod/v3';
import {
  choiceParameter,
  countParameter,
  groupParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import { podParameters } from '../../kinds/generate/podParameters';
import {
  labelParameter,
  objectNameParameter,
} from '../../kinds/generate/texts';
import { commonParameters } from '../common/commonParameters';
import {
  callersParameter,
  servingPodParameters,
} from '../common/servingParameters';

const { serviceAccount } = podParameters.shape;

/**
 * What the storage initializer fetches. A `models:/` URI of MLflow is not among it and has to be
 * resolved before.
 *
 * Source: kserve `python/storage`, `pkg/webhook/admission/pod/storage_initializer_injector.go`.
 */
const storageUriParameter = textParameter(
  'a storage URI: s3://, gs://, hdfs://, https://, pvc://, hf://, oci://; models:/ of MLflow is to be resolved first',
  uri =>
    /^(s3|gs|hdfs|webhdfs|https?|pvc|hf|oci|modelscope|model-registry):\/\/[^\s@\\]+$/.test(
      uri,
    ),
  2000,
);

const versionParameter = textParameter(
  'the version of a registered model: a whole number',
  version => /^\d{1,10}$/.test(version),
  10,
);

const REPLICAS = 100;

/** A model behind an InferenceService. */
export const parameters = commonParameters.extend({
  component: labelParameter.describe('The catalog entity that serves'),
  mode: choiceParameter(['Standard', 'Knative']).default('Standard'),
  modelFormat: textParameter(
    'a model format that a serving runtime names: sklearn, tensorflow, huggingface',
    format => /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(format),
    63,
  ),
  runtime: objectNameParameter('a serving runtime')
    .optional()
    .describe('Chosen by the model format, where it is not given'),
  storageUri: storageUriParameter.describe('The model that serves'),
  registeredModel: groupParameter({
    instance: labelParameter.describe('The name of the instance in the portal'),
    name: textParameter('the name of a registered model', undefined, 255),
    version: versionParameter,
    alias: textParameter('the alias of a version', undefined, 255)
      .optional()
      .describe('What was asked for'),
    runId: textParameter(
      'the id of a run: 32 hexadecimal digits',
      id => /^[0-9a-f]{32}$/.test(id),
      32,
    ).optional(),
  })
    .optional()
    .describe('The registered model that the storage URI was resolved from'),
  canary: groupParameter({
    percent: countParameter('percent', 1, 99),
    storageUri: storageUriParameter,
    version: versionParameter.optional(),
  })
    .optional()
    .describe('A new model that gets a part of the traffic'),
  minReplicas: countParameter('replicas', 0, REPLICAS)
    .default(1)
    .describe('0 lets an idle model stop, in the mode Knative'),
  maxReplicas: countParameter('replicas', 1, REPLICAS).default(1),
  scaleTarget: countParameter('a target', 1, 10_000)
    .optional()
    .describe(
      'Percent of CPU (Standard) or requests at once (Knative), per replica',
    ),
  ...servingPodParameters,
  serviceAccount: serviceAccount.describe(
    'With the credentials of the storage',
  ),
  probePath: textParameter('the path of a URL, beginning with /', path =>
    /^\/[\w./~%-]*$/.test(path),
  )
    .optional()
    .describe('Answers 200 once the model is loaded'),
  probePort: countParameter('a port', 1, 65_535).default(8080),
  callers: callersParameter
    .default(['istio-system', 'knative-serving', 'kserve'])
    .describe(
      'Namespaces that may call it besides its own: those of the gateway',
    ),
});

/** The parsed {@link parameters}. */
export type KserveEndpointParameters = z.output<typeof parameters>;

/** Fits {@link parameters}. */
export const sample: z.input<typeof parameters> = {
  name: 'flowers',
  target: { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' },
  component: 'flowers',
  owner: 'group:default/vision',
  system: 'vision',
  gitops: 'none',
  origin: { template: 'template:default/serve-kserve', version: '1.0.0' },
  mode: 'Standard',
  modelFormat: 'tensorflow',
  storageUri: 's3://ml-artifacts/mlflow/1/models/m-7/artifacts',
  registeredModel: {
    instance: 'prod',
    name: 'flowers',
    version: '7',
    alias: 'champion',
    runId: '9cbbdd05d1d24aba80f95c8219f264c4',
  },
  minReplicas: 1,
  maxReplicas: 3,
  accelerator: { resource: 'nvidia.com/gpu', count: 1 },
  cpu: '4',
  memory: '8Gi',
  env: [{ name: 'TF_CPP_MIN_LOG_LEVEL', value: '1' }],
  secretEnv: [{ name: 'MODEL_LICENSE', secret: 'flowers', key: 'license' }],
  serviceAccount: 'flowers-storage',
};
