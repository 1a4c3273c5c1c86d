import { z } from 'zod/v3';
import { isQualifiedName } from '../../kubernetes';
import {
  countParameter,
  expecting,
  flagParameter,
  groupParameter,
  listParameter,
  textParameter,
} from './expecting';
import {
  imageParameter,
  labelParameter,
  nameParameter,
  namespaceParameter,
  objectNameParameter,
  pathParameter,
  quantityParameter,
  secretKeyParameter,
  variableParameter,
  wordParameter,
} from './texts';

/** Accelerators of one pod, as the pickers of forms give them. */
export const acceleratorParameter = groupParameter({
  resource: textParameter(
    'the name of an extended resource: nvidia.com/gpu',
    name => name.includes('/') && isQualifiedName(name),
  ),
  count: countParameter('accelerators per pod', 1, 64),
  product: textParameter('the product as nodes name it').optional(),
  nodeSelector: z
    .record(
      textParameter('the key of a node label', isQualifiedName),
      labelParameter,
      expecting('an object of node labels'),
    )
    .optional(),
});

/** PersistentVolumeClaims of the same namespace, and where pods see them. */
export const volumesParameter = listParameter(
  'volumes',
  groupParameter({
    claim: objectNameParameter('a PersistentVolumeClaim'),
    mountPath: pathParameter,
    readOnly: flagParameter().default(false),
  }),
);

const env = groupParameter({
  name: variableParameter,
  value: wordParameter.optional(),
  secret: groupParameter({
    name: objectNameParameter('a Secret'),
    key: secretKeyParameter,
  })
    .optional()
    .describe('The key of a Secret of the same namespace'),
  field: textParameter(
    "a field that pods may read of themselves: metadata.name, metadata.labels['…']",
    path => /^(metadata|spec|status)\.[\w.'/[\]-]+$/.test(path),
  )
    .optional()
    .describe('A field of the pod itself'),
}).refine(
  ({ value, secret, field }) =>
    [value, secret, field].filter(source => source !== undefined).length === 1,
  { message: 'expected one of "value", "secret" and "field"' },
);

/** The parameters of a run that make its pods; shared by the kinds that make pods. */
export const podParameters = z
  .object({
    name: nameParameter.describe('Unique in its namespace, new for every run'),
    namespace: namespaceParameter,
    image: imageParameter,
    command: listParameter('words', wordParameter).min(
      1,
      'expected at least one word',
    ),
    args: listParameter('words', wordParameter).default([]),
    env: listParameter('variables', env, 200).default([]),
    cpu: quantityParameter.describe('CPUs per pod'),
    memory: quantityParameter.describe('Memory per pod'),
    accelerator: acceleratorParameter.optional(),
    sharedMemory: quantityParameter
      .optional()
      .describe('Size of /dev/shm; counts against the memory of the pod'),
    volumes: volumesParameter.default([]),
    queue: labelParameter.optional().describe('The Kueue LocalQueue'),
    priority: labelParameter.optional().describe('The WorkloadPriorityClass'),
    component: labelParameter
      .optional()
      .describe('The backstage.io/kubernetes-id of the catalog entity'),
    labels: z
      .record(
        textParameter('the key of a label', isQualifiedName),
        labelParameter,
        expecting('an object of labels'),
      )
      .default({}),
    annotations: z
      .record(
        textParameter('the key of an annotation', isQualifiedName),
        textParameter('a text', undefined, 4000),
        expecting('an object of annotations'),
      )
      .default({})
      .describe('Of the object, not of its pods'),
    serviceAccount: objectNameParameter('a ServiceAccount').optional(),
    runAsUser: countParameter('a user id', 1, 2_147_483_647).optional(),
    retries: countParameter('retries', 0, 100).default(3),
    deadlineSeconds: countParameter('seconds', 60, 31_536_000).optional(),
  })
  .strict();

/** The parsed {@link podParameters}. */
export type PodParameters = z.output<typeof podParameters>;
