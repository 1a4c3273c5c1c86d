import { asText, cutText } from '@mlport/backstage-plugin-ml-common';
import { maskUserInfo } from './maskUserInfo';

/** No name or id that MLflow itself takes is longer; a longer one is not cut, for it would be another. */
const LONGEST_NAME = 2_000;
const LONGEST_TEXT = 10_000;
/** Halves of surrogate pairs, which no address can hold. */
const HALVES = /\p{Surrogate}/gu;

/** A name or an id, whole. */
export function asName(value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined && text.length <= LONGEST_NAME ? text : undefined;
}

/** A text for people, without passwords, cut where it is too long. */
export function asProse(
  value: unknown,
  longest = LONGEST_TEXT,
): string | undefined {
  const text = asText(value);
  return text && cutText(maskUserInfo(text.replace(HALVES, '\ufffd')), longest);
}

/** A whole number: MLflow writes 64-bit integers as numbers, other servers of its API as strings. */
export function asInteger(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^-?\d{1,19}$/.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Number.isSafeInteger(number)
    ? number
    : undefined;
}

/** A time in milliseconds since the epoch; MLflow writes 0 where there is none. */
export function asMillis(value: unknown): number | undefined {
  const number = asInteger(value);
  return number !== undefined && number > 0 && number <= 8.64e15
    ? number
    : undefined;
}

/** A record without the entries that have no value. Any name is a name, `__proto__` too. */
export function recordOf<T>(
  entries: Iterable<readonly [string, T]>,
): Record<string, T> {
  return Object.fromEntries(entries);
}

/** An address of the web, without user name and password. */
export function asWebUrl(value: unknown): string | undefined {
  const text = asText(value);
  if (text === undefined || !/^https?:\/\//i.test(text)) {
    return undefined;
  }
  const clean = maskUserInfo(text);
  return clean.length <= LONGEST_NAME && URL.canParse(clean)
    ? clean
    : undefined;
}

/** The fields that have a value: what is not known is absent, not `undefined`, on the wire. */
export function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
