import { JsonRecord, asList, asRecord, asText, asTime } from '../kubernetes';
import { ResolvedSchema } from './ServedSchema';

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

/** The types that a schema takes; none where it takes all. */
export function typesOf({ node, name }: ResolvedSchema): readonly string[] {
  if (
    node['x-kubernetes-int-or-string'] === true ||
    node.format === 'int-or-string'
  ) {
    return ['integer', 'string'];
  }
  const type = asText(node.type);
  if (type !== undefined) {
    return Object.hasOwn(WORDS, type) ? [type] : [];
  }
  // Built-in types that are decoded from several, such as Quantity.
  return name === undefined
    ? []
    : (asList(node.oneOf) ?? []).flatMap(entry => {
        const one = asText(asRecord(entry)?.type);
        return one === undefined ? [] : [one];
      });
}

/** Whether a value is of a type of JSON schema. */
export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return asRecord(value) !== undefined;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    default:
      return typeof value === type;
  }
}

/** The types in words: `a whole number or a string`. */
export function describeTypes(types: readonly string[]): string {
  return types.map(type => WORDS[type] ?? type).join(' or ');
}

/** How a value of another type would be written as one of these. */
export function fixType(types: readonly string[], value: unknown): string {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if (types.includes('string') && isScalar) {
    return 'Put it in quotes';
  }
  const isQuoted =
    typeof value === 'string' &&
    ((types.includes('boolean') && /^(true|false)$/.test(value)) ||
      (types.includes('integer') && /^-?\d{1,15}$/.test(value)));
  if (isQuoted) {
    return 'Write it without quotes';
  }
  return `Write ${describeTypes(types)}`;
}

const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Formats that the API server checks, and what they ask for. */
const FORMATS: Readonly<
  Record<string, { expected: string; fits(value: unknown): boolean }>
> = {
  int32: {
    expected: 'a number of 32 bits',
    fits: value => typeof value !== 'number' || Math.abs(value) <= 2 ** 31,
  },
  'date-time': {
    expected: 'a time such as 2026-11-24T12:00:00Z',
    fits: value =>
      typeof value !== 'string' ||
      (/^\d{4}-\d{2}-\d{2}/.test(value) && asTime(value) !== undefined),
  },
  byte: {
    expected: 'text in base64',
    fits: value =>
      typeof value !== 'string' || BASE64.test(value.replace(/[\r\n]/g, '')),
  },
};

/** What the format of a schema asks for, where a value is not that. */
export function missedFormat(
  value: unknown,
  { format }: JsonRecord,
): string | undefined {
  if (typeof format !== 'string' || !Object.hasOwn(FORMATS, format)) {
    return undefined;
  }
  return FORMATS[format].fits(value) ? undefined : FORMATS[format].expected;
}
