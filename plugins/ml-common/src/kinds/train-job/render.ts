import { z } from 'zod/v3';
import { renderEnv } from '../generate/renderEnv';
import {
  renderContainerSecurity,
  renderMetadata,
  renderPlacement,
  renderPodLabels,
  renderPodSecurity,
  renderResources,
} from '../generate/renderPod';
import { renderMounts, renderVolumes } from '../generate/renderVolumes';
import { Manifest } from '../KindGenerator';
import { parameters } from './parameters';

type TrainJobParameters = z.output<typeof parameters>;

const API_GROUP = 'trainer.kubeflow.org';

/** The step that trains, and the container of its pods, in all runtimes of the trainer. */
const TRAINER_STEP = 'node';

/** Who patches the runtime; one entry per manager, which may not change. */
const MANAGER = 'backstage.io/ml-scaffolder';

/**
 * A TrainJob. What its runtime does not know of this run is a patch of the runtime's template:
 * volumes, nodes, restricted pod security.
 *
 * Source: kubeflow/trainer v2.2 and v2.3, `pkg/apis/trainer/v1alpha1/trainjob_types.go`; before v2.2
 * the patches had other names.
 */
export function render(input: TrainJobParameters): Manifest[] {
  const { runtime, deadlineSeconds } = input;
  return [
    {
      apiVersion: `${API_GROUP}/v1alpha1`,
      kind: 'TrainJob',
      metadata: renderMetadata(input),
      spec: {
        runtimeRef: { apiGroup: API_GROUP, ...runtime },
        ...(deadlineSeconds && { activeDeadlineSeconds: deadlineSeconds }),
        trainer: renderTrainer(input),
        runtimePatches: [
          { manager: MANAGER, trainingRuntimeSpec: renderPatch(input) },
        ],
      },
    },
  ];
}

function renderTrainer(input: TrainJobParameters) {
  const { image, command, args, nodes } = input;
  const env = renderEnv(input.env);
  return {
    image,
    command: [...command],
    ...(args.length > 0 && { args: [...args] }),
    ...(env.length > 0 && { env }),
    numNodes: nodes,
    resourcesPerNode: renderResources(input),
  };
}

function renderPatch(input: TrainJobParameters) {
  const { serviceAccount } = input;
  const volumes = renderVolumes(input);
  const mounts = renderMounts(input);
  const template = {
    ...renderPodLabels(input),
    spec: {
      ...(serviceAccount && { serviceAccountName: serviceAccount }),
      securityContext: renderPodSecurity(input),
      ...renderPlacement(input),
      containers: [
        {
          name: TRAINER_STEP,
          securityContext: renderContainerSecurity(),
          ...(mounts.length > 0 && { volumeMounts: mounts }),
        },
      ],
      ...(volumes.length > 0 && { volumes }),
    },
  };
  const step = { name: TRAINER_STEP, template: { spec: { template } } };
  return { template: { spec: { replicatedJobs: [step] } } };
}
