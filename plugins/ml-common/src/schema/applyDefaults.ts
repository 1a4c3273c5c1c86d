import { JsonRecord, asList, asRecord, ownField } from '../kubernetes';
import { ServedSchema, isNative, resolveSchema } from './ServedSchema';

/**
 * The object as a cluster sees it before it judges: defaults filled in, and `null` taken for nothing
 * where it is not a value of its own. Custom resources only; what built-in types default is in their
 * code.
 *
 * @param left - how many levels and values may still be gone through; the rest stays as it is
 */
export function applyDefaults(
  value: unknown,
  schema: unknown,
  definitions: ServedSchema['definitions'],
  left: { levels: number; work: { values: number } },
): unknown {
  const { node, name } = resolveSchema(schema, definitions);
  left.work.values -= 1;
  if (left.levels <= 0 || left.work.values < 0 || isNative(name)) {
    return value;
  }
  const inner = (item: unknown, of: unknown) =>
    applyDefaults(item, of, definitions, { ...left, levels: left.levels - 1 });
  const list = asList(value);
  if (list) {
    return node.items ? list.map(item => inner(item, node.items)) : list;
  }
  const record = asRecord(value);
  if (!record) {
    return value;
  }
  const properties = asRecord(node.properties) ?? {};
  const rest = asRecord(node.additionalProperties);
  const keys = new Set([...Object.keys(record), ...Object.keys(properties)]);
  // A null prototype, so that "__proto__" is a field like any other.
  const result: Record<string, unknown> = Object.create(null);
  for (const key of keys) {
    const property = asRecord(ownField(properties, key)) ?? rest;
    const given = ownField(record, key);
    const filled = property ? withDefault(given, property) : given;
    if (filled !== undefined) {
      result[key] = property ? inner(filled, property) : filled;
    }
  }
  return result;
}

function withDefault(value: unknown, schema: JsonRecord): unknown {
  const isOpen =
    value === undefined || (value === null && schema.nullable !== true);
  return isOpen ? schema.default : value;
}
