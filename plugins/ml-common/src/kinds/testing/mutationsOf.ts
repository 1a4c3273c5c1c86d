import { WRONG_VALUES } from './hostileInputs';

/** The value with each of its fields, at any depth, in turn replaced by each wrong value. */
export function* mutationsOf(json: unknown): Iterable<unknown> {
  if (typeof json !== 'object' || json === null) {
    return;
  }
  for (const [key, value] of Object.entries(json)) {
    for (const wrong of WRONG_VALUES) {
      yield replaced(json, key, wrong);
    }
    for (const inner of mutationsOf(value)) {
      yield replaced(json, key, inner);
    }
  }
}

function replaced(json: object, key: string, value: unknown): unknown {
  return Array.isArray(json)
    ? json.map((item, index) => (String(index) === key ? value : item))
    : { ...json, [key]: value };
}
