import {
  isLabelValue,
  isPinnedImage,
  isQualifiedName,
  isSubdomain,
  parseQuantity,
} from '../../kubernetes';
import { textParameter } from './expecting';

/** At most 40 characters are safe in every kind, with what operators append. */
export const nameParameter = textParameter(
  'at most 40 lower case letters, digits and "-", beginning with a letter and ending with a letter or digit',
  name => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name),
  40,
);

export const namespaceParameter = textParameter(
  'the name of a namespace: at most 63 lower case letters, digits and "-", with a letter or digit at both ends',
  name => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name),
  63,
);

/** The name of an object that is there already. */
export function objectNameParameter(what: string) {
  return textParameter(
    `the name of ${what}: lower case letters, digits, "-" and "."`,
    isSubdomain,
  );
}

export const labelParameter = textParameter(
  'a label value: at most 63 letters, digits, "-", "_" and "."',
  isLabelValue,
  63,
);

/** Quoted in the manifest; plain fractions are refused by custom resources. */
export const quantityParameter = textParameter(
  'a quantity above zero, as a string: "8", "500m", "32Gi"',
  text => (parseQuantity(text) ?? 0) > 0 && !/^\+/.test(text),
  64,
);

/** A tag other than `latest`, or a digest: what ran can be run again. */
export const imageParameter = textParameter(
  'an image with a digest or a tag other than "latest", so that the run can be repeated',
  image =>
    isPinnedImage(image) &&
    /^[a-z0-9]+([._:/-]+[A-Za-z0-9_]+)*(@sha256:[0-9a-f]{64})?$/.test(image),
  512,
);

/** The name of an environment variable. */
export const variableParameter = textParameter(
  'the name of a variable: letters, digits and "_", not beginning with a digit',
  name => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name),
);

/** A word of a command line, or the value of a variable; `$(NAME)` is expanded by Kubernetes. */
export const wordParameter = textParameter(
  'a text of at most 20,000 characters without control characters',
  undefined,
  20_000,
);

export const secretKeyParameter = textParameter(
  'a key of a Secret: letters, digits, "-", "_" and "."',
  key => /^[-._a-zA-Z0-9]+$/.test(key) && key !== '.' && key !== '..',
);

/** Where something is mounted. */
export const pathParameter = textParameter(
  'an absolute path without ":" and ".."',
  path =>
    path.startsWith('/') &&
    !path.includes(':') &&
    !path.split('/').includes('..'),
  1024,
);

/** The name of a resource, without a group for those of Kubernetes itself. */
export const resourceParameter = textParameter(
  'the name of a resource: nvidia.com/gpu',
  isQualifiedName,
);
