import { z } from 'zod/v3';
import { renderMetadata, renderPodTemplate } from '../generate/renderPod';
import { Manifest } from '../KindGenerator';
import { parameters } from './parameters';

const CONTAINER = 'pytorch';

/**
 * A PyTorchJob. Master and workers are equal; the operator tells them apart by their environment.
 * Once it ends, running pods are removed: left alone they would hold their accelerators.
 */
export function render(input: z.output<typeof parameters>): Manifest[] {
  const { accelerator, workers, retries } = input;
  const { deadlineSeconds } = input;
  const role = (replicas: number) => ({
    replicas,
    restartPolicy: 'OnFailure',
    template: renderPodTemplate(input, CONTAINER),
  });
  return [
    {
      apiVersion: 'kubeflow.org/v1',
      kind: 'PyTorchJob',
      metadata: renderMetadata(input),
      spec: {
        ...(accelerator && { nprocPerNode: String(accelerator.count) }),
        runPolicy: {
          cleanPodPolicy: 'Running',
          backoffLimit: retries,
          ...(deadlineSeconds && { activeDeadlineSeconds: deadlineSeconds }),
        },
        pytorchReplicaSpecs: {
          Master: role(1),
          ...(workers > 0 && { Worker: role(workers) }),
        },
      },
    },
  ];
}
