import {
  ApiObject,
  isJsonObject,
  Json,
  JsonObject,
  ManagedField,
} from './ApiObject';
import { StatusError } from './StatusError';

/** Who applies, and how. */
export type ApplyOptions = {
  manager: string;
  force: boolean;
  subresource?: string;
  time: string;
};

type Path = string[];

/** Metadata that no manager owns. */
const UNOWNED = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'deletionTimestamp',
]);

/**
 * Server-side apply: fields that the manager names are set and owned by it, fields that it owned
 * and names no more are removed unless somebody else owns them too, and a field that another
 * manager owns with another value is a conflict.
 *
 * Simpler than the real server's in one point: without schemas, every list is atomic.
 *
 * @throws StatusError 409 for a conflict without `force`.
 */
export function serverSideApply(
  live: ApiObject | undefined,
  applied: ApiObject,
  options: ApplyOptions,
): ApiObject {
  const wanted = ownable(applied, options.subresource);
  // An empty map says "a map", not "nothing in it".
  const paths = leafPaths(wanted).filter(
    path => !(isEmptyMap(valueAt(wanted, path)) && valueAt(live, path)),
  );
  const fields = live?.metadata.managedFields ?? [];
  const isOurs = (field: ManagedField) =>
    field.operation === 'Apply' &&
    field.manager === options.manager &&
    field.subresource === options.subresource;
  const others = fields.filter(field => !isOurs(field));

  const changed = paths.filter(
    path => !equal(valueAt(live, path), valueAt(wanted, path)),
  );
  const conflicts = others.flatMap(field =>
    changed
      .filter(path => owns(field, path))
      .map(path => ({ manager: field.manager, path })),
  );
  if (conflicts.length > 0 && !options.force) {
    throw conflict(conflicts);
  }

  let result = (live ?? {}) as unknown as JsonObject;
  for (const path of fields.filter(isOurs).flatMap(ownedPaths)) {
    const kept =
      paths.some(candidate => samePath(candidate, path)) ||
      others.some(field => owns(field, path));
    if (!kept) {
      result = without(result, path);
    }
  }
  for (const path of paths) {
    result = withValue(result, path, valueAt(wanted, path)!);
  }

  const taken = new Set(changed.map(path => path.join('\u0000')));
  const remaining = others.map(field =>
    owning(
      field,
      ownedPaths(field).filter(path => !taken.has(path.join('\u0000'))),
    ),
  );
  const object = {
    ...result,
    apiVersion: applied.apiVersion,
    kind: applied.kind,
  } as unknown as ApiObject;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      name: applied.metadata.name,
      ...(applied.metadata.namespace && {
        namespace: applied.metadata.namespace,
      }),
      managedFields: [
        ...remaining,
        owning(
          {
            manager: options.manager,
            operation: 'Apply',
            apiVersion: applied.apiVersion,
            time: options.time,
            fieldsType: 'FieldsV1',
            fieldsV1: {},
            ...(options.subresource && { subresource: options.subresource }),
          },
          paths,
        ),
      ],
    },
  };
}

/** The part of an applied object that the endpoint it is sent to takes. */
function ownable(applied: ApiObject, subresource?: string): JsonObject {
  if (subresource === 'status') {
    return { status: applied.status };
  }
  const { apiVersion, kind, status, metadata, ...rest } = applied;
  const owned = Object.entries(metadata).filter(([key]) => !UNOWNED.has(key));
  return {
    metadata: Object.fromEntries(owned) as JsonObject,
    ...rest,
  } as JsonObject;
}

function leafPaths(value: Json | undefined, path: Path = []): Path[] {
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, child]) =>
      leafPaths(child, [...path, key]),
    );
  }
  return value === undefined || (path.length < 2 && isJsonObject(value))
    ? []
    : [path];
}

function isEmptyMap(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function valueAt(root: unknown, path: Path): Json | undefined {
  let value = root;
  for (const key of path) {
    value = isJsonObject(value) ? value[key] : undefined;
  }
  return value as Json | undefined;
}

function withValue(root: JsonObject, path: Path, value: Json): JsonObject {
  const [key, ...rest] = path;
  const child = root[key];
  return {
    ...root,
    [key]:
      rest.length === 0
        ? value
        : withValue(isJsonObject(child) ? child : {}, rest, value),
  };
}

function without(root: JsonObject, path: Path): JsonObject {
  const [key, ...rest] = path;
  const child = root[key];
  if (rest.length > 0 && isJsonObject(child)) {
    return { ...root, [key]: without(child, rest) };
  }
  const { [key]: removed, ...others } = root;
  return others;
}

function ownedPaths(field: ManagedField): Path[] {
  const walk = (node: JsonObject, path: Path): Path[] => {
    const children = Object.entries(node).filter(([key]) => key !== '.');
    if (children.length === 0) {
      return path.length > 0 ? [path] : [];
    }
    return children.flatMap(([key, child]) =>
      walk(isJsonObject(child) ? child : {}, [...path, key.slice(2)]),
    );
  };
  return walk(field.fieldsV1, []);
}

function owns(field: ManagedField, path: Path): boolean {
  return ownedPaths(field).some(owned => samePath(owned, path));
}

function owning(field: ManagedField, paths: Path[]): ManagedField {
  let fieldsV1: JsonObject = {};
  for (const path of paths) {
    fieldsV1 = withValue(
      fieldsV1,
      path.map(key => `f:${key}`),
      {},
    );
  }
  return { ...field, fieldsV1 };
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function conflict(conflicts: { manager: string; path: Path }[]): StatusError {
  const causes = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${manager}"`,
    field: `.${path.join('.')}`,
  }));
  const count =
    causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  return new StatusError(
    409,
    'Conflict',
    `Apply failed with ${count}: ${causes
      .map(cause => `${cause.message}: ${cause.field}`)
      .join(', ')}`,
    { details: { causes } },
  );
}
