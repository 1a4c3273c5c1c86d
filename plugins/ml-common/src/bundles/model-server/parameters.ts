import { z } from 'zod/v3';
import {
  choiceParameter,
  countParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import { podParameters } from '../../kinds/generate/podParameters';
import { labelParameter } from '../../kinds/generate/texts';
import { commonParameters } from '../common/commonParameters';
import {
  callersParameter,
  servingPodParameters,
} from '../common/servingParameters';

const { command, args, image, sharedMemory, volumes } = podParameters.shape;

/** A model server on a Deployment. */
export const parameters = commonParameters.extend({
  component: labelParameter.describe('The catalog entity that serves'),
  server: choiceParameter(['tensorflow-serving', 'triton', 'vllm', 'custom']),
  image: image
    .optional()
    .describe('Of the server, where it is not a custom one'),
  model: textParameter(
    'what the server loads: a folder (/models/flowers), a URI (s3://…), or for vLLM a model of Hugging Face',
    model => /^[A-Za-z0-9/][\w.:/@=+-]*$/.test(model),
    1000,
  )
    .optional()
    .describe('Not for a custom server'),
  modelName: labelParameter
    .optional()
    .describe(
      'The name that clients ask for; the name of the server, where it is not given',
    ),
  command: command.optional().describe('Of a custom server'),
  args: args.describe('Added to those of the server'),
  port: countParameter('a port', 1024, 65_535)
    .default(8080)
    .describe('Of a custom server; the others have their own'),
  probePath: textParameter('the path of a URL, beginning with /', path =>
    /^\/[\w./~%-]*$/.test(path),
  )
    .default('/health')
    .describe('Of a custom server: answers 200 once the model is loaded'),
  replicas: countParameter('replicas', 1, 100).default(1),
  ...servingPodParameters,
  sharedMemory,
  volumes,
  callers: callersParameter
    .default([])
    .describe('Namespaces that may call it besides its own'),
});

/** The parsed {@link parameters}. */
export type ModelServerParameters = z.output<typeof parameters>;

/** Fits {@link parameters}. */
export const sample: z.input<typeof parameters> = {
  name: 'chat',
  target: { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' },
  component: 'chat',
  owner: 'group:default/vision',
  system: 'vision',
  gitops: 'none',
  origin: { template: 'template:default/serve-deployment', version: '1.0.0' },
  server: 'vllm',
  model: 'mistralai/Mistral-7B-Instruct-v0.3',
  modelName: 'mistral-7b',
  args: ['--max-model-len=8192'],
  loadTimeout: '30m',
  replicas: 2,
  accelerator: { resource: 'nvidia.com/gpu', count: 1 },
  cpu: '8',
  memory: '32Gi',
  sharedMemory: '4Gi',
  volumes: [{ claim: 'models', mountPath: '/models', readOnly: true }],
  env: [{ name: 'VLLM_LOGGING_LEVEL', value: 'INFO' }],
  secretEnv: [{ name: 'HF_TOKEN', secret: 'hugging-face', key: 'token' }],
  callers: ['shop'],
};
