import { z } from 'zod/v3';
import {
  isLabelValue,
  isPinnedImage,
  isQualifiedName,
  parseQuantity,
} from '../../kubernetes';

const NAME_EXPECTED =
  'expected at most 40 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit';

/** At most 40 characters are safe in every kind, with what operators append. */
export const nameParameter = z
  .string()
  .max(40, NAME_EXPECTED)
  .regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/, NAME_EXPECTED);

const namespaceName = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'expected the name of a namespace: lower case letters, digits and "-"',
  );

const quantity = z
  .string({
    invalid_type_error:
      'expected a quantity as a string: "8", "500m", "32Gi"; operators reject plain fractions',
  })
  .refine(text => (parseQuantity(text) ?? 0) > 0, {
    message: 'expected a quantity above zero: "8", "500m", "32Gi"',
  });

const labelValue = z.string().min(1).refine(isLabelValue, {
  message:
    'expected a label value: at most 63 letters, digits, "-", "_" and "."',
});

/** A tag other than `latest`, or a digest: what ran can be run again. */
const image = z.string().refine(isPinnedImage, {
  message:
    'expected an image with a digest or a tag other than "latest", so that the run can be repeated',
});

const env = z
  .object({
    name: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected a name of a variable'),
    value: z.string().optional(),
    secret: z
      .object({ name: z.string().min(1), key: z.string().min(1) })
      .strict()
      .optional()
      .describe('The key of a Secret of the same namespace'),
  })
  .strict()
  .refine(
    entry => (entry.value === undefined) !== (entry.secret === undefined),
    {
      message: 'expected either "value" or "secret"',
    },
  );

/** The parameters of a run that make its pods; shared by the kinds that make pods. */
export const podParameters = z
  .object({
    name: nameParameter.describe('Unique in its namespace, new for every run'),
    namespace: namespaceName,
    image,
    command: z.array(z.string()).min(1, 'expected at least one word'),
    args: z.array(z.string()).default([]),
    env: z.array(env).default([]),
    cpu: quantity.describe('CPUs per pod'),
    memory: quantity.describe('Memory per pod'),
    accelerator: z
      .object({
        resource: z
          .string()
          .refine(name => name.includes('/') && isQualifiedName(name), {
            message:
              'expected the name of an extended resource: nvidia.com/gpu',
          }),
        count: z.number().int().min(1).max(64).describe('Per pod'),
      })
      .strict()
      .optional(),
    sharedMemory: quantity
      .optional()
      .describe('Size of /dev/shm; counts against the memory of the pod'),
    volumes: z
      .array(
        z
          .object({
            claim: namespaceName.describe('A PersistentVolumeClaim'),
            mountPath: z.string().startsWith('/', 'expected an absolute path'),
            readOnly: z.boolean().default(false),
          })
          .strict(),
      )
      .default([]),
    queue: labelValue.optional().describe('The Kueue LocalQueue'),
    priority: labelValue.optional().describe('The WorkloadPriorityClass'),
    component: labelValue
      .optional()
      .describe('The backstage.io/kubernetes-id of the catalog entity'),
    labels: z
      .record(
        z.string().refine(isQualifiedName, 'expected the key of a label'),
        z.string().refine(isLabelValue, 'expected a label value'),
      )
      .default({}),
    serviceAccount: namespaceName.optional(),
    runAsUser: z.number().int().min(1).optional(),
    retries: z.number().int().min(0).max(100).default(3),
    deadlineSeconds: z.number().int().min(60).optional(),
  })
  .strict();

/** The parsed {@link podParameters}. */
export type PodParameters = z.output<typeof podParameters>;
