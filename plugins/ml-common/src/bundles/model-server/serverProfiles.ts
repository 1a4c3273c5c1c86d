import { ModelServerParameters } from './parameters';
import { ServerProfile, modelNameOf } from './ServerProfile';

/** Where a user without a home writes to. */
const HOMELESS = { HOME: '/tmp', USER: 'server' };

/**
 * The servers that are known.
 *
 * Sources: TensorFlow Serving `docker.md` and `api_rest.md`; Triton Inference Server
 * `docs/user_guide/model_repository.md` and `docs/customization_guide`; vLLM `docs/serving`,
 * `docs/deployment/docker.md`.
 */
export const serverProfiles: Readonly<
  Record<ModelServerParameters['server'], ServerProfile>
> = {
  'tensorflow-serving': {
    image: ({ accelerator }) =>
      accelerator
        ? 'tensorflow/serving:2.19.0-gpu'
        : 'tensorflow/serving:2.19.0',
    command: () => ['tensorflow_model_server'],
    args: parameters => [
      '--port=8500',
      '--rest_api_port=8501',
      `--model_name=${modelNameOf(parameters)}`,
      `--model_base_path=${parameters.model}`,
    ],
    ports: () => [
      { name: 'http', port: 8501 },
      { name: 'grpc', port: 8500 },
    ],
    readyPath: parameters => `/v1/models/${modelNameOf(parameters)}`,
  },
  triton: {
    image: () => 'nvcr.io/nvidia/tritonserver:25.06-py3',
    command: () => ['tritonserver'],
    args: ({ model }) => [
      `--model-repository=${model}`,
      '--http-port=8000',
      '--grpc-port=8001',
      '--metrics-port=8002',
    ],
    env: HOMELESS,
    ports: () => [
      { name: 'http', port: 8000 },
      { name: 'grpc', port: 8001 },
      { name: 'metrics', port: 8002 },
    ],
    readyPath: () => '/v2/health/ready',
    livePath: '/v2/health/live',
  },
  vllm: {
    image: () => 'vllm/vllm-openai:v0.11.0',
    command: () => ['vllm', 'serve'],
    args: parameters => [
      String(parameters.model),
      '--host=0.0.0.0',
      '--port=8000',
      `--served-model-name=${modelNameOf(parameters)}`,
      ...(parameters.accelerator && parameters.accelerator.count > 1
        ? [`--tensor-parallel-size=${parameters.accelerator.count}`]
        : []),
    ],
    env: { ...HOMELESS, VLLM_NO_USAGE_STATS: '1' },
    ports: () => [{ name: 'http', port: 8000 }],
    readyPath: () => '/health',
    livePath: '/health',
  },
  custom: {
    command: ({ command }) => command,
    args: () => [],
    ports: ({ port }) => [{ name: 'http', port }],
    readyPath: ({ probePath }) => probePath,
  },
};
