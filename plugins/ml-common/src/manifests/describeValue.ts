import { cutText, describeType } from '../kubernetes';

const LONGEST_VALUE = 100;

/** A value as a finding shows it: short, and of lists and objects the type only. */
export function describeValue(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'object'
    ? describeType(value)
    : cutText(String(value), LONGEST_VALUE);
}
