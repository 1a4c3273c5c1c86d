import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** What is longer is no reference: three names of 63 characters, and what parts them. */
const MOST = 250;

/**
 * A full entity reference in lower case, or nothing when the text is none that an entity can have.
 *
 * @param defaultKind - The kind where the text names none; without, it has to.
 */
export function parseRef(
  text: string | undefined,
  defaultKind?: string,
): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (!trimmed || trimmed.length > MOST) {
    return undefined;
  }
  try {
    const ref = parseEntityRef(trimmed, { defaultKind });
    const isPossible =
      KubernetesValidatorFunctions.isValidKind(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(
        ref.namespace.toLocaleLowerCase('en-US'),
      ) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name);
    return isPossible ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
