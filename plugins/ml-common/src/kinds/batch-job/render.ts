import { z } from 'zod/v3';
import { renderMetadata, renderPodTemplate } from '../generate/renderPod';
import { Manifest } from '../KindGenerator';
import { parameters } from './parameters';

const CONTAINER = 'train';

/** A Job. Pods that a node drain or a preemption took do not count as failures. */
export function render(input: z.output<typeof parameters>): Manifest[] {
  const { parallelism, completions, retries } = input;
  const { deadlineSeconds } = input;
  return [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: renderMetadata(input),
      spec: {
        parallelism,
        completions,
        ...(completions > 1 && { completionMode: 'Indexed' }),
        backoffLimit: retries,
        ...(deadlineSeconds && { activeDeadlineSeconds: deadlineSeconds }),
        podFailurePolicy: {
          rules: [
            {
              action: 'Ignore',
              onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
            },
          ],
        },
        template: renderPodTemplate(input, CONTAINER, 'Never'),
      },
    },
  ];
}
