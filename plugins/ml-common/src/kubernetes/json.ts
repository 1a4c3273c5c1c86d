import { UnreadableFieldError, fieldProblem } from './FieldProblem';
import { parseQuantity } from './parseQuantity';

/**
 * A JSON object whose values are not known yet.
 *
 * @public
 */
export type JsonRecord = Readonly<Record<string, unknown>>;

const NOTHING: JsonRecord = Object.freeze({});
const EMPTY: readonly unknown[] = Object.freeze([]);

/**
 * The value when it is a JSON object; neither a list nor `null` is one.
 *
 * @public
 */
export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

/**
 * The value when it is a list.
 *
 * @public
 */
export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/**
 * The value when it is a string with something in it.
 *
 * @public
 */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * A whole number of zero or more, written as a number or as a quantity (`"4"`, `"1k"`). Larger than
 * `Number.MAX_SAFE_INTEGER` is not a count that anybody meant, and is absent.
 *
 * @public
 */
export function asCount(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : parseQuantity(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

/**
 * An RFC 3339 time in milliseconds since the epoch. What is no date is absent, never `NaN`.
 *
 * @public
 */
export function asTime(value: unknown): number | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * A field by a name that comes from outside. Only own fields count, so that `constructor` and
 * `__proto__` are names like any other.
 *
 * @public
 */
export function ownField(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * A field that must be an object.
 *
 * @throws {@link UnreadableFieldError} when it is not.
 * @public
 */
export function needRecord(value: unknown, field: string): JsonRecord {
  const record = asRecord(value);
  if (!record) {
    throw new UnreadableFieldError(fieldProblem(field, 'an object', value));
  }
  return record;
}

/**
 * A field that may be absent or `null` (then it is empty), and otherwise must be an object.
 *
 * @throws {@link UnreadableFieldError} when it is something else.
 * @public
 */
export function needRecordOrNothing(value: unknown, field: string): JsonRecord {
  return value === undefined || value === null
    ? NOTHING
    : needRecord(value, field);
}

/**
 * A field that may be absent or `null` (then it is empty), and otherwise must be a list.
 *
 * @throws {@link UnreadableFieldError} when it is something else.
 * @public
 */
export function needListOrNothing(
  value: unknown,
  field: string,
): readonly unknown[] {
  if (value === undefined || value === null) {
    return EMPTY;
  }
  const list = asList(value);
  if (!list) {
    throw new UnreadableFieldError(fieldProblem(field, 'a list', value));
  }
  return list;
}
