import { JsonRecord, asList, asRecord, asText, ownField } from '../kubernetes';
import { fieldPath } from './fieldPath';
import { SchemaProblem, refusal } from './SchemaProblem';
import { ResolvedSchema } from './ServedSchema';

/** Lists of built-in types that are checked in code for the same name twice, by their field. */
const UNIQUE_IN_CODE = new Set([
  'containers',
  'initContainers',
  'ephemeralContainers',
  'volumes',
  'volumeMounts',
]);

/**
 * What is wrong with a list apart from its items: its length, and entries that are there twice.
 *
 * @param inCode - the schema is of a built-in type, where lists may hold the same key twice
 */
export function* checkList(
  field: string,
  list: readonly unknown[],
  node: JsonRecord,
  items: ResolvedSchema,
  inCode: boolean,
): Iterable<SchemaProblem> {
  const { minItems, maxItems } = node;
  if (typeof minItems === 'number' && list.length < minItems) {
    const what = `The list has ${list.length} entries`;
    yield refusal(field, list, what, `Write at least ${minItems}`);
  }
  if (typeof maxItems === 'number' && list.length > maxItems) {
    const what = `The list has ${list.length} entries`;
    yield refusal(field, list, what, `Write at most ${maxItems}`);
  }
  const keys = keysOf(node);
  if (keys) {
    yield* checkTwice(field, list, keys, items.node, inCode);
  } else if (node['x-kubernetes-list-type'] === 'set' || node.uniqueItems) {
    yield* checkTwice(field, list, [], items.node, inCode);
  }
}

function keysOf(node: JsonRecord): string[] | undefined {
  if (node['x-kubernetes-list-type'] !== 'map') {
    return undefined;
  }
  return asList(node['x-kubernetes-list-map-keys'])?.flatMap(
    key => asText(key) ?? [],
  );
}

function* checkTwice(
  field: string,
  list: readonly unknown[],
  keys: readonly string[],
  item: JsonRecord,
  inCode: boolean,
): Iterable<SchemaProblem> {
  const properties = asRecord(item.properties) ?? {};
  const seen = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const key = keys.length
      ? keys.map(name => keyValue(entry, name, properties))
      : entry;
    if (keys.length > 0 && !asRecord(entry)) {
      continue;
    }
    const text = JSON.stringify(key) ?? '';
    const first = seen.get(text);
    if (first === undefined) {
      seen.set(text, index);
    } else {
      yield twice(fieldPath(field, index), fieldPath(field, first), {
        value: [key].flat().join(', '),
        names: keys,
        isRefused: !inCode || UNIQUE_IN_CODE.has(lastName(field)),
      });
    }
  }
}

function keyValue(entry: unknown, name: string, properties: JsonRecord) {
  return (
    ownField(asRecord(entry) ?? {}, name) ??
    asRecord(ownField(properties, name))?.default
  );
}

function lastName(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}

function twice(
  field: string,
  first: string,
  {
    value,
    names,
    isRefused,
  }: { value: string; names: readonly string[]; isRefused: boolean },
): SchemaProblem {
  const what = names.length
    ? `The same ${names.join(' and ')} as ${first}`
    : `The same as ${first}`;
  return {
    severity: isRefused ? 'error' : 'warning',
    field,
    value,
    message: isRefused
      ? what
      : `${what}; server-side apply, as GitOps uses it, refuses that`,
    fix: names.length ? `Give it another ${names[0]}` : 'Remove one',
  };
}
