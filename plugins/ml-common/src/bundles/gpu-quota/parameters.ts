import { z } from 'zod/v3';
import { isQualifiedName } from '../../kubernetes';
import {
  choiceParameter,
  countParameter,
  expecting,
  flagParameter,
  groupParameter,
  listParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import { acceleratorParameter } from '../../kinds/generate/podParameters';
import {
  labelParameter,
  objectNameParameter,
  quantityParameter,
} from '../../kinds/generate/texts';
import { commonParameters } from '../common/commonParameters';

const MOST = 100_000;

/** A quota for a team: what its namespace may hold, and the queue that it sends work to. */
export const parameters = commonParameters.extend({
  accelerators: listParameter(
    'accelerators',
    acceleratorParameter.extend({
      count: countParameter('accelerators', 0, MOST).describe('For the team'),
    }),
    20,
  ).min(1, 'expected at least one accelerator'),
  cpu: quantityParameter.optional().describe('CPUs for the team'),
  memory: quantityParameter.optional().describe('Memory for the team'),
  clusterQueue: objectNameParameter('a ClusterQueue')
    .optional()
    .describe('Behind the queue; the name, where it is made here'),
  platform: flagParameter()
    .default(false)
    .describe('Make the ClusterQueue and the ResourceFlavor too'),
  flavor: groupParameter({
    name: objectNameParameter('a ResourceFlavor'),
    nodeLabels: z
      .record(
        textParameter('the key of a node label', isQualifiedName),
        labelParameter,
        expecting('an object of node labels'),
      )
      .optional()
      .describe('Those that choose the product, where they are not given'),
  })
    .optional()
    .describe('The nodes that the quota means'),
  cohort: objectNameParameter('a cohort')
    .optional()
    .describe('Queues that lend each other what they do not use'),
  borrowingLimit: countParameter('accelerators', 0, MOST)
    .optional()
    .describe('How many of each accelerator may be borrowed of the cohort'),
  kueueVersion: choiceParameter(['v1beta2', 'v1beta1'])
    .default('v1beta2')
    .describe('v1beta1 for clusters that do not serve v1beta2 yet'),
});

/** The parsed {@link parameters}. */
export type GpuQuotaParameters = z.output<typeof parameters>;

/** Fits {@link parameters}. */
export const sample: z.input<typeof parameters> = {
  name: 'team-vision',
  target: { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' },
  owner: 'group:default/vision',
  system: 'vision',
  gitops: 'none',
  origin: { template: 'template:default/gpu-quota', version: '1.0.0' },
  accelerators: [
    {
      resource: 'nvidia.com/gpu',
      count: 8,
      product: 'NVIDIA-A100-SXM4-80GB',
      nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' },
    },
  ],
  cpu: '64',
  memory: '512Gi',
  platform: true,
  flavor: { name: 'a100' },
  cohort: 'research',
  borrowingLimit: 4,
};
