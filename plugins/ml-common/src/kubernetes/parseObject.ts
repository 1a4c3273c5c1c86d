import { FieldProblem, Result, fieldProblem } from './FieldProblem';
import { KubernetesObject, ObjectMeta } from './KubernetesObject';
import { asCount, asList, asRecord, asText, asTime } from './json';

/**
 * Parses the identity of an object of a cluster: group, version, kind, and metadata with name and
 * uid. Spec and status stay as they came. Never throws.
 *
 * @param json - whatever came
 * @param as - the type of the items where they do not carry their own: lists of built-in kinds
 *   leave it out of their items
 *
 * @public
 */
export function parseObject(
  json: unknown,
  as?: { apiVersion: string; kind: string },
): Result<KubernetesObject> {
  const parsed = parseManifest(json, as);
  if (parsed.ok && parsed.value.meta.uid === '') {
    const uid = asRecord(asRecord(json)?.metadata)?.uid;
    return bad(fieldProblem('metadata.uid', 'a string', uid));
  }
  return parsed;
}

/**
 * Parses an object that may not be in a cluster yet: as {@link parseObject}, but without a uid
 * (then it is the empty string). Never throws.
 *
 * @public
 */
export function parseManifest(
  json: unknown,
  as?: { apiVersion: string; kind: string },
): Result<KubernetesObject> {
  const object = asRecord(json);
  if (!object) {
    return bad(fieldProblem('', 'an object', json));
  }
  const apiVersion = asText(object.apiVersion) ?? as?.apiVersion;
  if (!apiVersion) {
    return bad(fieldProblem('apiVersion', 'a string', object.apiVersion));
  }
  const kind = asText(object.kind) ?? as?.kind;
  if (!kind) {
    return bad(fieldProblem('kind', 'a string', object.kind));
  }
  const metadata = asRecord(object.metadata);
  if (!metadata) {
    return bad(fieldProblem('metadata', 'an object', object.metadata));
  }
  const name = asText(metadata.name);
  if (!name) {
    return bad(fieldProblem('metadata.name', 'a string', metadata.name));
  }
  const meta: ObjectMeta = {
    namespace: asText(metadata.namespace),
    name,
    uid: asText(metadata.uid) ?? '',
    resourceVersion: asText(metadata.resourceVersion) ?? '',
    createdAt: asTime(metadata.creationTimestamp),
    deletedAt: asTime(metadata.deletionTimestamp),
    generation: asCount(metadata.generation),
    labels: texts(metadata.labels),
    annotations: texts(metadata.annotations),
    controllerUid: controllerUid(metadata.ownerReferences),
  };
  const { spec, status } = object;
  return { ok: true, value: { apiVersion, kind, meta, spec, status } };
}

/**
 * Splits `apiVersion` into group and version; the core group is the empty string.
 *
 * @public
 */
export function splitApiVersion(apiVersion: string): {
  group: string;
  version: string;
} {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : {
        group: apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
      };
}

function bad(problem: FieldProblem): Result<never> {
  return { ok: false, problem };
}

const NO_TEXTS: Readonly<Record<string, string>> = Object.freeze({});

/** The map itself where all its values are strings, as in nearly every object; else a copy without the others. */
function texts(value: unknown): Readonly<Record<string, string>> {
  const record = asRecord(value);
  if (!record) {
    return NO_TEXTS;
  }
  const values = Object.values(record);
  if (values.every(isString)) {
    return record as Readonly<Record<string, string>>;
  }
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] =>
      isString(entry[1]),
    ),
  );
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function controllerUid(value: unknown): string | undefined {
  for (const entry of asList(value) ?? []) {
    const owner = asRecord(entry);
    if (owner?.controller === true) {
      return asText(owner.uid);
    }
  }
  return undefined;
}
