import { asList, asRecord, ownField } from '../../kubernetes';

/** A value, and where it stands. */
export interface ValueAt {
  path: string;
  value: unknown;
}

/**
 * All values at a path in which `*` stands for every field of an object and `[]` for every entry of a
 * list. What is not there is left out.
 */
export function valuesAt(json: unknown, path: string): ValueAt[] {
  const steps = path.split('.').flatMap(step => step.split(/(?=\[\])/));
  return steps.reduce<ValueAt[]>(
    (found, step) => found.flatMap(at => stepInto(at, step)),
    [{ path: '', value: json }],
  );
}

function stepInto({ path, value }: ValueAt, step: string): ValueAt[] {
  if (step === '[]') {
    return (asList(value) ?? []).map((entry, index) => ({
      path: `${path}[${index}]`,
      value: entry,
    }));
  }
  const record = asRecord(value) ?? {};
  const keys = step === '*' ? Object.keys(record) : [step];
  return keys.flatMap(key => {
    const inner = ownField(record, key);
    return inner === undefined
      ? []
      : [{ path: path ? `${path}.${key}` : key, value: inner }];
  });
}
