import { ApiObject, JsonObject, OwnerReference } from '../../pocket/ApiObject';
import { suffixOf } from '../random';
import { timestamp } from '../RunPlan';
import { PlacedObject } from '../runObjects';
import { eventAbout } from './eventAbout';
import { controlledBy, Identity, metadataOf } from './metadataOf';
import { PodCourse } from './PodCourse';
import { podOf } from './podOf';
import { place } from './Scene';

/** Pods of one revision that do the same. */
export type Replicas = {
  count: number;
  course: PodCourse;
  log?: string[];
};

/** A Deployment, and how far it is. */
export type DeploymentPlan = Identity & {
  namespace: string;
  labels: { [key: string]: string };
  annotations?: { [key: string]: string };
  owner?: OwnerReference;
  /** What its selector asks for; its pods have it. */
  selector: { [key: string]: string };
  /** The pod spec; `next` is that of a new revision. */
  podSpec: JsonObject;
  replicas: number;
  node: string;
  /** The pods of the revision that serves. */
  current: Replicas;
  /** A revision that came later and does not become ready. */
  next?: { podSpec: JsonObject; madeAt: number; pod: Replicas };
  /** Why its pods cannot be made, in the words of the API server. */
  refusal?: string;
};

/** A Deployment, its pods and what was told of them. */
export function deploymentOf(
  plan: DeploymentPlan,
  seenAt: number,
): PlacedObject[] {
  const revision = plan.next ? 2 : 1;
  const template = templateOf(plan, plan.next?.podSpec ?? plan.podSpec);
  const deployment: ApiObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf('Deployment', plan, {
      generation: revision,
      labels: plan.labels,
      annotations: {
        'deployment.kubernetes.io/revision': String(revision),
        ...plan.annotations,
      },
      ...(plan.owner && { ownerReferences: [plan.owner] }),
    }),
    spec: {
      replicas: plan.replicas,
      selector: { matchLabels: plan.selector },
      template,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: statusOf(plan, revision, seenAt),
  };
  return [
    place(deployment),
    ...replicaPods(plan, plan.podSpec, plan.madeAt, plan.current, seenAt),
    ...(plan.next
      ? replicaPods(
          plan,
          plan.next.podSpec,
          plan.next.madeAt,
          plan.next.pod,
          seenAt,
        )
      : []),
    ...(plan.refusal
      ? [
          eventAbout(replicaSetOf(plan, plan.podSpec, plan.madeAt), {
            type: 'Warning',
            reason: 'FailedCreate',
            message: `Error creating: ${plan.refusal}`,
            source: 'replicaset-controller',
            first: plan.madeAt,
            last: seenAt,
            count: 17,
          }),
        ]
      : []),
  ];
}

/** The name of the replica set of a revision: the Deployment's and a hash of the pods. */
export function replicaSetName(
  { cluster, name }: { cluster: string; name: string },
  podSpec: JsonObject,
): string {
  return `${name}-${suffixOf(10, cluster, JSON.stringify(podSpec))}`;
}

/** Replica sets are not served, so this is only who the pods and events are of. */
function replicaSetOf(
  plan: DeploymentPlan,
  podSpec: JsonObject,
  madeAt: number,
): ApiObject {
  const name = replicaSetName(plan, podSpec);
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadataOf('ReplicaSet', { ...plan, name, madeAt }),
  };
}

function replicaPods(
  plan: DeploymentPlan,
  podSpec: JsonObject,
  madeAt: number,
  { count, course, log }: Replicas,
  seenAt: number,
): PlacedObject[] {
  const set = replicaSetOf(plan, podSpec, madeAt);
  const name = set.metadata.name ?? '';
  return Array.from({ length: count }, (_, index) =>
    podOf(
      {
        cluster: plan.cluster,
        namespace: plan.namespace,
        name: `${name}-${suffixOf(5, name, index)}`,
        madeAt,
        owner: controlledBy(set),
        labels: { 'pod-template-hash': name.slice(plan.name.length + 1) },
        template: templateOf(plan, podSpec),
        node: plan.node,
        course,
        log,
      },
      seenAt,
    ),
  ).flat();
}

function templateOf(
  { labels, selector }: DeploymentPlan,
  podSpec: JsonObject,
): JsonObject {
  return { metadata: { labels: { ...labels, ...selector } }, spec: podSpec };
}

/** How long a rollout may take, as `progressDeadlineSeconds` says above. */
const DEADLINE_MS = 600_000;

function statusOf(
  plan: DeploymentPlan,
  revision: number,
  seenAt: number,
): JsonObject {
  const { current, next, replicas, refusal } = plan;
  const ready = current.course.is === 'running' ? current.count : 0;
  const made = current.count + (next?.pod.count ?? 0);
  const begun = next?.madeAt ?? plan.madeAt;
  const isDone = !next && ready >= replicas;
  const isLate = !isDone && seenAt - begun >= DEADLINE_MS;
  const set = replicaSetOf(plan, next?.podSpec ?? plan.podSpec, begun);
  const named = `ReplicaSet "${set.metadata.name}"`;
  const available = ready >= Math.ceil(replicas * 0.75);
  const progress = () => {
    if (isDone) {
      return [
        'True',
        'NewReplicaSetAvailable',
        `${named} has successfully progressed.`,
      ];
    }
    return isLate
      ? [
          'False',
          'ProgressDeadlineExceeded',
          `${named} has timed out progressing.`,
        ]
      : ['True', 'ReplicaSetUpdated', `${named} is progressing.`];
  };
  const conditions = [
    available
      ? [
          'Available',
          'True',
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        ]
      : [
          'Available',
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ],
    ...(refusal ? [['ReplicaFailure', 'True', 'FailedCreate', refusal]] : []),
    ['Progressing', ...progress()],
  ];
  const count = (name: string, value: number) =>
    value > 0 ? { [name]: value } : {};
  return {
    observedGeneration: revision,
    ...count('replicas', made),
    ...count('updatedReplicas', next ? next.pod.count : current.count),
    ...count('readyReplicas', ready),
    ...count('availableReplicas', ready),
    ...count('unavailableReplicas', Math.max(made, replicas) - ready),
    terminatingReplicas: 0,
    conditions: conditions.map(([type, status, reason, message]) => {
      const at = type === 'Progressing' && isLate ? begun + DEADLINE_MS : begun;
      return {
        type,
        status,
        lastUpdateTime: timestamp(at),
        lastTransitionTime: timestamp(at),
        reason,
        message,
      };
    }),
  };
}
