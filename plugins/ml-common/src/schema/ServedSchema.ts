import { JsonRecord, asList, asRecord, asText, ownField } from '../kubernetes';

/**
 * The schema of one kind, as an OpenAPI v3 document of a cluster has it.
 *
 * @public
 */
export interface ServedSchema {
  /** The schema of the kind's objects, unknown JSON. */
  schema: unknown;
  /** `components.schemas` of its document: what `$ref` names. */
  definitions: Readonly<Record<string, unknown>>;
}

/** A schema with its references followed. */
export interface ResolvedSchema {
  node: JsonRecord;
  /** The name of the definition that it is, where it is one. */
  name?: string;
}

const REFERENCE = '#/components/schemas/';
/** Longer chains of references are not followed; the value then counts as free. */
const LONGEST_CHAIN = 10;
const NATIVE =
  /^io\.k8s\.(api|apimachinery|apiextensions-apiserver|kube-aggregator)\./;

/** Follows `$ref`, also where it stands alone in `allOf`, as OpenAPI v3 of Kubernetes has it. */
export function resolveSchema(
  schema: unknown,
  definitions: ServedSchema['definitions'],
): ResolvedSchema {
  let node = asRecord(schema) ?? {};
  let name: string | undefined;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const reference = referenceOf(node);
    if (reference === undefined) {
      return { node, name };
    }
    name = reference;
    node = asRecord(ownField(definitions, reference)) ?? {};
  }
  return { node: {}, name };
}

function referenceOf(node: JsonRecord): string | undefined {
  const allOf = asList(node.allOf);
  const reference =
    asText(node.$ref) ??
    (allOf?.length === 1 ? asText(asRecord(allOf[0])?.$ref) : undefined);
  return reference?.startsWith(REFERENCE)
    ? reference.slice(REFERENCE.length)
    : undefined;
}

/**
 * Whether the API server decodes a definition into a Go type of its own. Such types take `null` for
 * nothing, and are held to code instead of to the schema.
 */
export function isNative(definition: string | undefined): boolean {
  return definition !== undefined && NATIVE.test(definition);
}
