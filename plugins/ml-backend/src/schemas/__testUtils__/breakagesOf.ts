/** An object that was broken in one place, or a good one. */
export interface Variant {
  /** What was done, and where: `wrong type at spec.replicas`. */
  title: string;
  object: unknown;
}

type Path = readonly (string | number)[];

/** How a value is broken; nothing where the way does not suit it. */
const WAYS: Readonly<Record<string, (value: unknown) => unknown>> = {
  'unknown field': value =>
    isRecord(value) ? { ...value, unknownField: true } : undefined,
  'misspelled field': value => {
    const [first] = isRecord(value) ? Object.keys(value) : [];
    return isRecord(value) && first
      ? { ...without(value, first), [`${first}s`]: value[first] }
      : undefined;
  },
  'missing field': value => {
    const keys = isRecord(value) ? Object.keys(value) : [];
    const last = keys[keys.length - 1];
    return isRecord(value) && last ? without(value, last) : undefined;
  },
  'wrong type': value => {
    if (Array.isArray(value)) {
      return { a: 1 };
    }
    return typeof value === 'string' ? 12345 : 'text';
  },
  'other text': value =>
    typeof value === 'string' ? 'Not Allowed!' : undefined,
  'empty text': value => (typeof value === 'string' ? '' : undefined),
  'number below zero': value => (typeof value === 'number' ? -1 : undefined),
  fraction: value => (typeof value === 'number' ? 1.5 : undefined),
  'the same twice': value =>
    Array.isArray(value) && value.length > 0 ? [...value, value[0]] : undefined,
  'empty list': value => (Array.isArray(value) ? [] : undefined),
  nothing: () => null,
};

/** All ways of breaking an object, at all of its places. */
export function* breakagesOf(object: unknown): Iterable<Variant> {
  for (const path of placesOf(object, [])) {
    const value = valueAt(object, path);
    for (const [way, breakValue] of Object.entries(WAYS)) {
      const broken = breakValue(value);
      if (broken !== undefined) {
        yield {
          title: `${way} at ${path.join('.') || 'the root'}`,
          object: replaced(object, path, broken),
        };
      }
    }
  }
}

/** Every place but the type and the name, which say what the object is. */
function* placesOf(value: unknown, path: Path): Iterable<Path> {
  const name = path.join('.');
  if (/^(apiVersion|kind|metadata|metadata\.name(space)?)$/.test(name)) {
    if (name === 'metadata' && isRecord(value)) {
      yield* childrenOf(value, path);
    }
    return;
  }
  if (path.length > 0) {
    yield path;
  }
  if (isRecord(value) || Array.isArray(value)) {
    yield* childrenOf(value, path);
  }
}

function* childrenOf(
  value: Record<string, unknown> | unknown[],
  path: Path,
): Iterable<Path> {
  for (const [key, child] of Object.entries(value)) {
    yield* placesOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function valueAt(object: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    object,
  );
}

function replaced(object: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return value;
  }
  const copy = Array.isArray(object)
    ? [...object]
    : { ...(object as Record<string, unknown>) };
  const fields = copy as Record<string | number, unknown>;
  fields[key] = replaced(fields[key], rest, value);
  return copy;
}

function without(value: Record<string, unknown>, key: string) {
  const { [key]: _, ...rest } = value;
  return rest;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
