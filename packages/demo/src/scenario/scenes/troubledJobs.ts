import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { canary } from '../canaries';
import { suffixOf } from '../random';
import { timestamp } from '../RunPlan';
import { PlacedObject } from '../runObjects';
import { eventAbout, Told } from './eventAbout';
import { trainingLog } from './logs';
import { controlledBy, Identity, metadataOf } from './metadataOf';
import { PodCourse } from './PodCourse';
import { podOf } from './podOf';
import { place, Scene } from './Scene';

const HOUR = 3600;

type Message = Pick<Told, 'type' | 'reason' | 'message' | 'source'>;

type Trouble = {
  cluster: Scene['cluster'];
  namespace: string;
  name: string;
  labels: { [key: string]: string };
  gpus: number;
  hoursAgo: number;
  node: string;
  more?: JsonObject;
  /** What its only pod does; absent where it can have none. */
  course?: (now: number) => PodCourse;
  /** What is told of the Job. */
  told?: Message;
  /** What is told of its pod. */
  toldOfPod?: Message;
};

const id = (component: string) => ({ 'backstage.io/kubernetes-id': component });

const troubles: Trouble[] = [
  {
    cluster: 'prod-eu',
    namespace: 'sandbox',
    name: 'label-cleanup',
    labels: {},
    gpus: 4,
    hoursAgo: 2.3,
    node: 'eu-gpu-1',
    told: {
      type: 'Warning',
      reason: 'FailedCreate',
      message:
        'Error creating: pods "label-cleanup-" is forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=4, used: requests.nvidia.com/gpu=5, limited: requests.nvidia.com/gpu=8',
      source: 'job-controller',
    },
  },
  {
    cluster: 'prod-eu',
    namespace: 'perception',
    name: 'damage-reindex',
    labels: id('damage-detector'),
    gpus: 1,
    hoursAgo: 0.9,
    node: 'eu-gpu-1',
    more: {
      volumes: [
        { name: 'index', persistentVolumeClaim: { claimName: 'damage-index' } },
      ],
    },
    course: () => ({
      is: 'unschedulable',
      message:
        '0/12 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/12 nodes are available: 12 Preemption is not helpful for scheduling.',
    }),
  },
  {
    cluster: 'prod-us',
    namespace: 'perception',
    name: 'damage-export',
    labels: id('damage-detector'),
    gpus: 1,
    hoursAgo: 1.4,
    node: 'us-gpu-1',
    course: () => ({
      is: 'waiting',
      reason: 'CreateContainerConfigError',
      message: 'secret "s3-export" not found',
    }),
  },
  {
    cluster: 'prod-us',
    namespace: 'motion',
    name: 'pick-policy-replay',
    labels: id('pick-policy'),
    gpus: 1,
    hoursAgo: 1.2,
    node: 'us-gpu-2',
    course: now => ({
      is: 'waiting',
      reason: 'CrashLoopBackOff',
      message: 'back-off 2m40s restarting failed container=main',
      restarts: 5,
      lastEnd: {
        exitCode: 1,
        reason: 'Error',
        startedAt: now - 190_000,
        finishedAt: now - 120_000,
      },
    }),
    toldOfPod: {
      type: 'Normal',
      reason: 'Pulled',
      message: `Successfully pulled image "https://robot:${canary(
        'registryPassword',
      )}@registry.brightline.example/jobs/pick-policy-replay:1.4.0"`,
      source: 'kubelet',
    },
  },
];

/** Jobs whose pods cannot be made, cannot be placed, cannot start, or crash. */
export const troubledJobs: Scene[] = troubles.map(trouble => ({
  cluster: trouble.cluster,
  every: 5 * 60,
  objects: ({ at, seconds }) =>
    jobOf(trouble, at(-trouble.hoursAgo * HOUR), at(seconds)),
}));

function jobOf(trouble: Trouble, madeAt: number, now: number): PlacedObject[] {
  const { cluster, namespace, name, labels, course, told } = trouble;
  const identity = { cluster, namespace, name, madeAt };
  const template = templateOf(trouble);
  const job = batchJobOf(identity, labels, template, course?.(now), madeAt);
  const tell = (about: ApiObject, what: Message) =>
    eventAbout(about, {
      ...what,
      first: madeAt + 2_000,
      last: now,
      count: 12,
    });
  const pods = course
    ? podOf(
        {
          ...identity,
          name: `${name}-${suffixOf(5, cluster, name)}`,
          owner: controlledBy(job),
          labels: {
            'batch.kubernetes.io/job-name': name,
            'batch.kubernetes.io/controller-uid': job.metadata.uid ?? '',
          },
          template,
          node: trouble.node,
          course: course(now),
          log: [
            ...trainingLog(now - 190_000, now - 120_000),
            'FileNotFoundError: [Errno 2] No such file or directory: /data/replay/index.json',
          ],
        },
        now,
      )
    : [];
  return [
    place(job),
    ...(told ? [tell(job, told)] : []),
    ...pods,
    ...(trouble.toldOfPod ? [tell(pods[0].object, trouble.toldOfPod)] : []),
  ];
}

function templateOf({ labels, gpus, more, name }: Trouble): JsonObject {
  const amounts = { memory: '64Gi', 'nvidia.com/gpu': String(gpus) };
  return {
    metadata: { labels },
    spec: {
      containers: [
        {
          name: 'main',
          image: `registry.brightline.example/jobs/${name}:1.4.0`,
          command: ['python', '-m', name.replaceAll('-', '_')],
          resources: { limits: amounts, requests: { cpu: '8', ...amounts } },
        },
      ],
      restartPolicy: 'OnFailure',
      ...more,
    },
  };
}

function batchJobOf(
  identity: Identity,
  labels: { [key: string]: string },
  template: JsonObject,
  course: PodCourse | undefined,
  madeAt: number,
): ApiObject {
  const metadata = metadataOf('Job', identity, { labels });
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      parallelism: 1,
      completions: 1,
      completionMode: 'NonIndexed',
      backoffLimit: 6,
      suspend: false,
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': metadata.uid },
      },
      template,
    },
    status: {
      startTime: timestamp(madeAt),
      ...(course && { active: 1 }),
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
    },
  };
}
