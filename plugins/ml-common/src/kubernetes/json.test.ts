import { UnreadableFieldError } from './FieldProblem';
import {
  asList,
  asRecord,
  asText,
  asTime,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  ownField,
} from './json';

const VALUES = [undefined, null, '', 'a', 0, true, [], {}];

describe('getters', () => {
  it.each<[(value: unknown) => unknown, unknown[]]>([
    [asRecord, [{}]],
    [asList, [[]]],
    [asText, ['a']],
  ])('%p takes only its own type', (getter, taken) => {
    expect(
      VALUES.map(value => getter(value)).filter(value => value !== undefined),
    ).toEqual(taken);
  });

  it('does not take inherited fields', () => {
    expect(ownField({}, 'constructor')).toBeUndefined();
    expect(ownField({}, '__proto__')).toBeUndefined();
    expect(ownField({ a: 1 }, 'a')).toBe(1);
  });

  it('takes nothing for empty where that is allowed, and throws otherwise', () => {
    expect(needRecordOrNothing(null, 'status')).toEqual({});
    expect(needListOrNothing(undefined, 'status.conditions')).toEqual([]);
    expect(() => needRecord(null, 'spec')).toThrow(UnreadableFieldError);
    expect(() => needRecordOrNothing('x', 'status')).toThrow(
      'status: expected an object, found a string',
    );
    expect(() => needListOrNothing({}, 'status.conditions')).toThrow(
      'status.conditions: expected a list, found an object',
    );
  });
});

describe('asTime', () => {
  it('knows RFC 3339, and nothing that is not a string', () => {
    expect(asTime('2026-08-01T10:00:00.123456Z')).toBe(
      Date.UTC(2026, 7, 1, 10, 0, 0, 123),
    );
    for (const value of ['', 'soon', 5, null, {}, '2026-99-01T00:00:00Z']) {
      expect(asTime(value)).toBeUndefined();
    }
  });
});
