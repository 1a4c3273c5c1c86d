import { z } from 'zod/v3';
import { podParameters } from '../../kinds/generate/podParameters';
import { isQualifiedName } from '../../kubernetes';
import {
  countParameter,
  expecting,
  groupParameter,
  listParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import {
  namespaceParameter,
  objectNameParameter,
  secretKeyParameter,
  variableParameter,
  wordParameter,
} from '../../kinds/generate/texts';
import { durationParameter } from './duration';

/** Variables with values that everybody may read. */
export const envParameter = listParameter(
  'variables',
  groupParameter({ name: variableParameter, value: wordParameter }),
);

/** Variables whose values are keys of Secrets. */
export const secretEnvParameter = listParameter(
  'variables',
  groupParameter({
    name: variableParameter,
    secret: objectNameParameter('a Secret of the namespace'),
    key: secretKeyParameter,
  }),
);

/** Namespaces whose pods may call what is served, besides its own. */
export const callersParameter = listParameter('namespaces', namespaceParameter);

/** Ports outside that pods may call; names are looked up in any case. */
export const egressPortsParameter = listParameter(
  'ports',
  countParameter('a port', 1, 65_535),
);

const { accelerator, cpu, memory, runAsUser } = podParameters.shape;

/** What every server of models says of its pods. */
export const servingPodParameters = {
  accelerator,
  cpu,
  memory,
  env: envParameter.default([]),
  secretEnv: secretEnvParameter.default([]),
  runAsUser: runAsUser.default(1000),
  loadTimeout: durationParameter
    .default('10m')
    .describe('How long the model may take to load'),
  egressPorts: egressPortsParameter
    .default([443])
    .describe('Where the model is fetched from'),
};

/** Labels or annotations whose values are any text. */
export const annotationsParameter = z.record(
  textParameter('the key of an annotation', isQualifiedName),
  textParameter('a text', undefined, 4000),
  expecting('an object of annotations'),
);
