import { ApiObject, isJsonObject, Json, JsonObject } from '@internal/demo';
import { SeededRandom } from './SeededRandom';

const WORDS = [
  ...['DATA', 'MODEL', 'CHECKPOINT', 'CACHE', 'TRACKING', 'FEATURE', 'LOG'],
  ...['NCCL', 'TORCH', 'OPTIMIZER', 'SCHEDULE', 'LABELS', 'REGION', 'SHARD'],
];
const ENDINGS = ['URI', 'PATH', 'ID', 'SIZE', 'REVISION', 'OPTIONS', 'BUCKET'];

/** Variables such as teams give their containers: 6 to 45 of them, each with a value of its own. */
export function environmentOf(random: SeededRandom): JsonObject[] {
  const count = 6 + random.below(40);
  return Array.from({ length: count }, (_, index) => {
    const word = WORDS[random.below(WORDS.length)];
    const ending = ENDINGS[random.below(ENDINGS.length)];
    return {
      name: `${word}_${ending}_${index}`,
      value: `s3://${random.text(8)}/${random.text(10 + random.below(40))}`,
    };
  });
}

/** The object with these variables in every container, also in those of its templates. */
export function withEnvironment(
  object: ApiObject,
  environment: JsonObject[],
): ApiObject {
  return { ...object, spec: inContainers(object.spec, environment) };
}

/** What the server notes about who wrote which field; real objects carry it, and lists send it. */
export function managedFieldsOf(object: ApiObject, random: SeededRandom) {
  const time = object.metadata.creationTimestamp ?? '';
  const owner = (manager: string, value: Json | undefined) => ({
    manager,
    operation: 'Update' as const,
    apiVersion: object.apiVersion,
    time,
    fieldsType: 'FieldsV1' as const,
    fieldsV1: fieldsOf(value),
  });
  return [
    owner(`client-${random.text(6)}`, object.spec),
    owner('controller', object.status),
  ];
}

function inContainers(
  value: Json | undefined,
  environment: JsonObject[],
): Json | undefined {
  if (Array.isArray(value)) {
    return value.map(item => inContainers(item, environment) ?? null);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, child]) => {
    const isEnvironment = key === 'env' && Array.isArray(child);
    return [
      key,
      isEnvironment
        ? [...child, ...environment]
        : inContainers(child, environment),
    ];
  });
  return Object.fromEntries(entries);
}

/** The set of fields of a value, as `fieldsV1` writes it; lists count as one field. */
function fieldsOf(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [`f:${key}`, fieldsOf(child)]),
  );
}
