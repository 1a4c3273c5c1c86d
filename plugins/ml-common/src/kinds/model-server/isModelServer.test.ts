import { parseManifest } from '../../kubernetes';
import { isModelServer } from './isModelServer';

function judge(labels: object, podSpec: object, podLabels: object = {}) {
  const parsed = parseManifest({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', labels },
    spec: { template: { metadata: { labels: podLabels }, spec: podSpec } },
  });
  return parsed.ok && isModelServer(parsed.value);
}

const container = (fields: object) => ({ containers: [fields] });
const limits = (resources: object) =>
  container({ resources: { limits: resources } });

describe('isModelServer', () => {
  it.each([
    ['accelerators', {}, limits({ 'amd.com/gpu': '1' })],
    ['a slice', {}, limits({ 'nvidia.com/mig-1g.10gb': 1 })],
    ['a queue', { 'kueue.x-k8s.io/queue-name': 'gpu' }, {}],
    ['a label of ours', { 'mlport/generated': 'true' }, {}],
    ['the label of KServe', { 'serving.kserve.io/inferenceservice': 'a' }, {}],
    ['its component', { 'app.kubernetes.io/component': 'model-server' }, {}],
    ['its name', { 'app.kubernetes.io/name': 'vllm' }, {}],
  ])('knows a server by %s', (_, labels, podSpec) => {
    expect(judge(labels, podSpec)).toBe(true);
  });

  it('knows a server by the queue of its pods', () => {
    expect(judge({}, {}, { 'kueue.x-k8s.io/queue-name': 'lq' })).toBe(true);
  });

  it.each([
    ['vllm/vllm-openai:v0.11.0'],
    ['rocm/vllm:rocm6.2_mi300_ubuntu20.04_py3.9_vllm_0.6.4'],
    ['registry.example.com:5000/mirror/vllm-openai@sha256:ab'],
    ['ghcr.io/huggingface/text-generation-inference:3.0.1'],
    ['us-docker.pkg.dev/x/gcr.io/huggingface-text-generation-inference-cu121'],
    ['nvcr.io/nvidia/tritonserver:25.01-py3'],
    ['nvcr.io/nim/meta/llama-3.1-8b-instruct:1.2'],
    ['tensorflow/serving:2.18.0'],
    ['pytorch/torchserve-kfs:0.12.0'],
    ['kserve/sklearnserver:v0.20.0'],
    ['kserve/huggingfaceserver:v0.20.0'],
    ['seldonio/mlserver:1.7.0'],
    ['ollama/ollama'],
    ['lmsysorg/sglang:v0.4.1'],
  ])('knows the image %s', image => {
    expect(judge({}, container({ image }))).toBe(true);
  });

  it.each([
    [['/bin/sh', '-c'], ['vllm serve mistralai/Mistral-7B-v0.3 --port 8888']],
    [['python3', '-m', 'vllm.entrypoints.openai.api_server'], ['--port=80']],
    [['/opt/tritonserver/bin/tritonserver'], ['--model-store=/models']],
    [[], ['mlflow', 'models', 'serve', '-m', 'models:/flowers/7']],
  ])('knows the command %j %j', (command, args) => {
    expect(judge({}, container({ image: 'own:1', command, args }))).toBe(true);
  });

  it.each([
    ['nothing', {}, limits({ cpu: '64' })],
    ['another image', {}, container({ image: 'nginx:1.27' })],
    ['a name that only begins like one', {}, container({ image: 'vllmart:1' })],
    ['a tag that is one', {}, container({ image: 'shop:vllm' })],
    [
      'a server as a mere word',
      {},
      container({ args: ['--title=vllm serve'] }),
    ],
    [
      'the id of a component',
      {
        'backstage.io/kubernetes-id': 'shop',
        'app.kubernetes.io/name': 'shop',
      },
      {},
    ],
    ['shares of memory only', {}, limits({ 'nvidia.com/gpumem': '3000' })],
    [
      'the controller of KServe itself',
      { 'app.kubernetes.io/name': 'kserve' },
      container({ image: 'kserve/kserve-controller:v0.20.0' }),
    ],
    [
      'a notebook',
      { 'notebook-name': 'ada' },
      limits({ 'nvidia.com/gpu': '1' }),
    ],
    [
      'a revision of an InferenceService',
      {
        'serving.kserve.io/inferenceservice': 'a',
        'serving.knative.dev/revision': 'a-predictor-00001',
      },
      limits({ 'nvidia.com/gpu': '1' }),
    ],
  ])('leaves out %s', (_, labels, podSpec) => {
    expect(judge(labels, podSpec)).toBe(false);
  });

  it('is not held up by a long line', () => {
    const args = ['vllm '.repeat(500_000)];
    expect(judge({}, container({ args, image: '/'.repeat(1e6) }))).toBe(false);
  });
});
