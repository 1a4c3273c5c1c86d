import { ResourceType } from './ResourceType';
import { invalid } from './StatusError';

const NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/**
 * Refuses what cannot be a name.
 *
 * @throws StatusError 422
 */
export function checkName(
  type: ResourceType,
  name: string | undefined,
): asserts name is string {
  if (!name) {
    throw invalid({
      kind: type.kind,
      group: type.group,
      field: 'metadata.name',
      cause: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
    });
  }
  if (!NAME.test(name) || name.length > 253) {
    throw invalid({
      kind: type.kind,
      group: type.group,
      name,
      field: 'metadata.name',
      cause: 'FieldValueInvalid',
      message: `Invalid value: "${name}": ${NAME_RULE}`,
    });
  }
}
