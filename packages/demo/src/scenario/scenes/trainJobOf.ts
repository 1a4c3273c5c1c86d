import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { suffixOf } from '../random';
import { PlacedObject } from '../runObjects';
import { controlledBy, metadataOf } from './metadataOf';
import { PodCourse } from './PodCourse';
import { podOf } from './podOf';
import { place } from './Scene';
import { stepJobOf } from './stepJobOf';
import { nodeResources, TrainJobPhase, TrainJobPlan } from './TrainJobPlan';
import { trainJobWorkloadOf } from './trainJobWorkloadOf';
import { jobSetStatus, trainJobStatus } from './trainJobStatus';

/** A TrainJob with all that trainer, JobSet, Kueue and the Job controller make of it. */
export function trainJobOf(plan: TrainJobPlan, seenAt: number): PlacedObject[] {
  const { phase, name, namespace } = plan;
  const held = phase.is === 'queued';
  const status = trainJobStatus(plan, seenAt);
  const job: ApiObject = {
    apiVersion: 'trainer.kubeflow.org/v1alpha1',
    kind: 'TrainJob',
    metadata: metadataOf('TrainJob', plan, {
      labels: {
        ...plan.labels,
        ...(plan.queue && { 'kueue.x-k8s.io/queue-name': plan.queue.local }),
      },
      ...(plan.uid && { uid: plan.uid }),
    }),
    spec: {
      managedBy: 'trainer.kubeflow.org/trainjob-controller',
      runtimeRef: { apiGroup: 'trainer.kubeflow.org', ...plan.runtime },
      suspend: held,
      trainer: {
        command: ['torchrun', 'train.py'],
        image: plan.image,
        numNodes: plan.nodes,
        resourcesPerNode: nodeResources(plan),
        ...(plan.env && { env: plan.env }),
      },
    },
    ...(status && { status }),
  };
  // Where its runtime is missing, nothing is made of it.
  if (phase.is === 'created') {
    return [place(job)];
  }
  const template = nodeTemplate(plan);
  const set: ApiObject = {
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: metadataOf('JobSet', plan, {
      ownerReferences: [controlledBy(job)],
    }),
    spec: {
      failurePolicy: { maxRestarts: 30 },
      network: { enableDNSHostnames: true, publishNotReadyAddresses: true },
      replicatedJobs: [
        {
          groupName: 'default',
          name: 'node',
          replicas: 1,
          template: {
            metadata: {
              labels: {
                'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer',
              },
            },
            spec: {
              completionMode: 'Indexed',
              completions: plan.nodes,
              parallelism: plan.nodes,
              backoffLimit: 0,
              template,
            },
          },
        },
      ],
      startupPolicy: { startupPolicyOrder: 'AnyOrder' },
      successPolicy: { operator: 'All' },
      suspend: held,
    },
    status: jobSetStatus(plan),
  };
  const workload = trainJobWorkloadOf(plan, job, template);
  const bornAt = bornAtOf(plan);
  const step = stepJobOf({ ...plan, madeAt: bornAt }, set, template);
  const labels = {
    ...setLabels(name),
    'batch.kubernetes.io/job-name': step.metadata.name ?? '',
    'batch.kubernetes.io/controller-uid': step.metadata.uid ?? '',
  };
  const pods = held
    ? []
    : Array.from({ length: plan.nodes }, (_, index) =>
        podOf(
          {
            cluster: plan.cluster,
            namespace,
            name: `${name}-node-0-${index}-${suffixOf(5, name, index, bornAt)}`,
            madeAt: bornAt + 10_000,
            owner: controlledBy(step),
            labels: {
              ...labels,
              'batch.kubernetes.io/job-completion-index': String(index),
            },
            template,
            node: plan.node,
            course: courseOf(phase, index),
            log: plan.log,
          },
          seenAt,
        ),
      ).flat();
  return [
    place(job),
    place(set),
    place(step),
    ...(workload ? [place(workload)] : []),
    ...pods,
  ];
}

/** When its Jobs were made: a JobSet that restarts makes them anew, and they their pods. */
function bornAtOf({ phase, restarts, madeAt }: TrainJobPlan): number {
  if (phase.is === 'restarting') {
    return phase.end.startedAt;
  }
  return restarts && phase.is === 'running' ? phase.since : madeAt;
}

function setLabels(name: string): { [key: string]: string } {
  return {
    'jobset.sigs.k8s.io/jobset-name': name,
    'jobset.sigs.k8s.io/replicatedjob-name': 'node',
    'jobset.sigs.k8s.io/job-index': '0',
  };
}

function nodeTemplate(plan: TrainJobPlan): JsonObject {
  const { command = ['torchrun', 'train.py'], args } = plan.trainer ?? {};
  return {
    metadata: { labels: setLabels(plan.name) },
    spec: {
      containers: [
        {
          name: 'node',
          image: plan.image,
          command,
          ...(args && { args }),
          env: [
            { name: 'PET_NNODES', value: String(plan.nodes) },
            { name: 'PET_NPROC_PER_NODE', value: 'auto' },
            ...(plan.env ?? []),
          ],
          resources: nodeResources(plan),
        },
      ],
      restartPolicy: 'Never',
    },
  };
}

/** The first node is the one that shows the trouble. */
function courseOf(phase: TrainJobPhase, index: number): PodCourse {
  switch (phase.is) {
    case 'restarting':
      return index === 0
        ? { is: 'ended', end: phase.end }
        : { is: 'running', since: phase.end.startedAt };
    case 'succeeded':
    case 'failed': {
      const failed = phase.is === 'failed';
      return {
        is: 'ended',
        end: {
          exitCode: failed ? 1 : 0,
          reason: failed ? 'Error' : 'Completed',
          startedAt: phase.at - 1_800_000,
          finishedAt: phase.at,
        },
      };
    }
    case 'running':
      return { is: 'running', since: phase.since };
    default:
      return { is: 'waiting', reason: 'ContainerCreating', message: '' };
  }
}
