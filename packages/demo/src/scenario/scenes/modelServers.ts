import { JsonObject } from '../../pocket/ApiObject';
import { canary } from '../canaries';
import { deploymentOf, Replicas } from './deploymentOf';
import { servingLog } from './logs';
import { Scene } from './Scene';
import { statefulSetOf } from './statefulSetOf';

const HOUR = 3600;

type Server = {
  cluster: Scene['cluster'];
  namespace: string;
  name: string;
  labels: { [key: string]: string };
  annotations?: { [key: string]: string };
  container: JsonObject;
  replicas: number;
  node: string;
  hoursAgo: number;
  /** What its pods do instead of serving; times in milliseconds since the epoch. */
  trouble?: (since: number, now: number) => Replicas;
  refusal?: string;
};

function resources(device: string, count: number, memory = '48Gi') {
  const amounts = { memory, [device]: String(count) };
  return { limits: amounts, requests: { cpu: '8', ...amounts } };
}

const assistant = {
  name: 'vllm',
  image: 'vllm/vllm-openai:v0.11.2',
  args: [
    '--model=Qwen/Qwen3-32B',
    '--tensor-parallel-size=2',
    `--api-key=${canary('apiKey')}`,
  ],
  env: [{ name: 'HF_TOKEN', value: canary('huggingFaceToken') }],
  resources: resources('nvidia.com/gpu', 2, '96Gi'),
};

const vision = {
  name: 'triton',
  image: 'nvcr.io/nvidia/tritonserver:25.09-py3',
  args: ['tritonserver', '--model-repository=s3://models/vision'],
  resources: resources('nvidia.com/mig-1g.10gb', 1, '16Gi'),
};

/** What `kubectl apply` keeps of the manifest as somebody wrote it, with the key in the clear. */
const lastApplied = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'vision-triton', namespace: 'perception' },
  spec: {
    template: {
      spec: {
        containers: [
          {
            name: 'triton',
            env: [
              { name: 'AWS_SECRET_ACCESS_KEY', value: canary('s3SecretKey') },
            ],
          },
        ],
      },
    },
  },
});

const servers: Server[] = [
  {
    cluster: 'prod-eu',
    namespace: 'ml-platform',
    name: 'assistant-vllm',
    labels: { 'backstage.io/kubernetes-id': 'assistant' },
    container: assistant,
    replicas: 2,
    node: 'eu-gpu-6',
    hoursAgo: 140,
  },
  {
    cluster: 'prod-eu',
    namespace: 'perception',
    name: 'vision-triton',
    labels: { 'app.kubernetes.io/name': 'vision-triton' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': lastApplied,
    },
    container: vision,
    replicas: 3,
    node: 'eu-mig-1',
    hoursAgo: 500,
  },
  {
    cluster: 'prod-eu',
    namespace: 'ml-platform',
    name: 'assistant-embeddings',
    labels: { 'backstage.io/kubernetes-id': 'assistant' },
    container: {
      name: 'embeddings',
      image: 'ghcr.io/huggingface/text-embeddings-inference:1.8',
      args: ['--model-id=BAAI/bge-m3'],
      env: [
        {
          name: 'HF_TOKEN',
          valueFrom: { secretKeyRef: { name: 'hf-token', key: 'token' } },
        },
      ],
      resources: resources('nvidia.com/gpu.shared', 1, '8Gi'),
    },
    replicas: 1,
    node: 'eu-shared-1',
    hoursAgo: 3,
    trouble: () => ({
      count: 1,
      course: {
        is: 'waiting',
        reason: 'CreateContainerConfigError',
        message: 'secret "hf-token" not found',
      },
    }),
  },
  {
    cluster: 'prod-eu',
    namespace: 'sandbox',
    name: 'llama-try',
    labels: { app: 'llama-try' },
    container: {
      ...assistant,
      args: ['--model=meta-llama/Llama-3.3-70B-Instruct'],
      env: [],
      resources: resources('nvidia.com/gpu', 4, '128Gi'),
    },
    replicas: 1,
    node: 'eu-gpu-6',
    hoursAgo: 7,
    trouble: () => ({ count: 0, course: { is: 'unschedulable', message: '' } }),
    refusal:
      'pods "llama-try-" is forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=4, used: requests.nvidia.com/gpu=5, limited: requests.nvidia.com/gpu=8',
  },
  {
    cluster: 'prod-us',
    namespace: 'perception',
    name: 'label-assist-vllm',
    labels: { 'backstage.io/kubernetes-id': 'label-assist' },
    container: {
      ...assistant,
      args: ['--model=Qwen/Qwen3-VL-30B-A3B', '--max-model-len=131072'],
      env: [],
      resources: resources('nvidia.com/gpu', 1, '32Gi'),
    },
    replicas: 1,
    node: 'us-gpu-3',
    hoursAgo: 9,
    trouble: (since, now) => ({
      count: 1,
      course: {
        is: 'waiting',
        reason: 'CrashLoopBackOff',
        message: 'back-off 5m0s restarting failed container=vllm',
        restarts: 14,
        lastEnd: {
          exitCode: 137,
          reason: 'OOMKilled',
          startedAt: Math.max(since, now - 170_000),
          finishedAt: Math.max(since, now - 90_000),
        },
      },
      log: servingLog(since).slice(0, 2),
    }),
  },
];

/** Model servers that a team deployed without an operator. */
export const modelServers: Scene[] = [
  ...servers.map(
    ({ hoursAgo, trouble, container, ...server }): Scene => ({
      cluster: server.cluster,
      every: 5 * 60,
      objects: ({ at, seconds }) => {
        const madeAt = at(-hoursAgo * HOUR);
        const running: Replicas = {
          count: server.replicas,
          course: { is: 'running', since: madeAt + 90_000 },
          log: servingLog(madeAt + 90_000),
        };
        const now = at(seconds);
        return deploymentOf(
          {
            ...server,
            madeAt,
            selector: { app: server.name },
            podSpec: { containers: [container] },
            current: trouble?.(madeAt, now) ?? running,
          },
          now,
        );
      },
    }),
  ),
  {
    cluster: 'prod-us',
    objects: ({ at }) =>
      statefulSetOf(
        {
          cluster: 'prod-us',
          namespace: 'motion',
          name: 'planner-llm',
          madeAt: at(-60 * HOUR),
          labels: { 'backstage.io/kubernetes-id': 'pick-policy-api' },
          podSpec: {
            containers: [
              { ...assistant, args: ['--model=Qwen/Qwen3-32B'], env: [] },
            ],
          },
          replicas: 2,
          node: 'us-gpu-4',
          log: servingLog(at(-60 * HOUR)),
        },
        at(0),
      ),
  },
];
