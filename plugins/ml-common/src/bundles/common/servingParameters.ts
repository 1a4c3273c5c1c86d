import { z } from 'zod/v3';
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

/** Labels or annotations whose values are any text. */
export const annotationsParameter = z.record(
  textParameter('the key of an annotation', isQualifiedName),
  textParameter('a text', undefined, 4000),
  expecting('an object of annotations'),
);
