import {
  asList,
  asRecord,
  asText,
  JsonRecord,
  ServedSchema,
} from '@mlport/backstage-plugin-ml-common';

/** What a cluster serves in one group and version. */
export interface SchemaDocument {
  /** The schemas of its kinds, by the Kubernetes kind: references into the definitions. */
  readonly kinds: ReadonlyMap<string, unknown>;
  readonly definitions: ServedSchema['definitions'];
}

/** Fields of schemas whose values are one schema, several, or one per name. */
const ONE = ['items', 'additionalProperties', 'not'];
const SEVERAL = ['allOf', 'anyOf', 'oneOf'];
const NAMED = ['properties'];

/** Text for people, more than half of a document. */
const PROSE = new Set([
  'description',
  'title',
  'example',
  'externalDocs',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
]);

/** Deeper than any schema; what is below is kept as it is. */
const DEEPEST = 100;

/**
 * Reads a document of `/openapi/v3`, and keeps of it what says how objects must be.
 *
 * @returns nothing when it is no such document.
 */
export function parseSchemaDocument(
  json: unknown,
  apiVersion: string,
): SchemaDocument | undefined {
  const schemas = asRecord(asRecord(asRecord(json)?.components)?.schemas);
  if (!schemas) {
    return undefined;
  }
  const definitions: Record<string, unknown> = Object.create(null);
  const kinds = new Map<string, unknown>();
  for (const [name, schema] of Object.entries(schemas)) {
    const kept = withoutProse(schema, 0);
    definitions[name] = kept;
    const kind = kindOf(kept, apiVersion);
    if (kind !== undefined) {
      kinds.set(kind, { $ref: `#/components/schemas/${name}` });
    }
  }
  return { kinds, definitions };
}

/** The kind that a schema is of, where it is of one that has objects. */
function kindOf(schema: unknown, apiVersion: string): string | undefined {
  const node = asRecord(schema);
  const isObject = asRecord(asRecord(node?.properties)?.metadata) !== undefined;
  for (const entry of asList(node?.['x-kubernetes-group-version-kind']) ?? []) {
    const { group, version, kind } = asRecord(entry) ?? {};
    const name = asText(kind);
    const served = group ? `${group}/${version}` : version;
    if (isObject && served === apiVersion && name && !/List$/.test(name)) {
      return name;
    }
  }
  return undefined;
}

function withoutProse(schema: unknown, depth: number): unknown {
  const node = asRecord(schema);
  if (!node || depth > DEEPEST) {
    return schema;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (!PROSE.has(key)) {
      kept[key] = withoutProseInside(key, value, depth + 1);
    }
  }
  return kept;
}

function withoutProseInside(
  key: string,
  value: unknown,
  depth: number,
): unknown {
  if (ONE.includes(key)) {
    return withoutProse(value, depth);
  }
  if (SEVERAL.includes(key)) {
    return asList(value)?.map(schema => withoutProse(schema, depth)) ?? value;
  }
  const named = NAMED.includes(key) ? asRecord(value) : undefined;
  return named ? mapValues(named, depth) : value;
}

function mapValues(named: JsonRecord, depth: number): JsonRecord {
  const kept: Record<string, unknown> = Object.create(null);
  for (const [name, schema] of Object.entries(named)) {
    kept[name] = withoutProse(schema, depth);
  }
  return kept;
}
