import { JsonRecord, asList, cutText } from '../kubernetes';
import { SchemaProblem, refusal } from './SchemaProblem';
import { matchesPattern } from './pattern/matchesPattern';
import { nearest } from './suggestField';
import { missedFormat } from './valueTypes';

const MOST_NAMED = 12;

/**
 * What is wrong with a text, a number or a boolean of the right type.
 *
 * @param unsure - told of what could not be decided
 */
export function* checkScalar(
  field: string,
  value: unknown,
  node: JsonRecord,
  unsure: (what: string) => void,
): Iterable<SchemaProblem> {
  yield* checkEnum(field, value, node);
  const format = missedFormat(value, node);
  if (format !== undefined) {
    yield refusal(field, value, `Expected ${format}`, `Write ${format}`);
  }
  if (typeof value === 'string') {
    yield* checkText(field, value, node, unsure);
  }
  if (typeof value === 'number') {
    yield* checkNumber(field, value, node);
  }
}

function* checkEnum(
  field: string,
  value: unknown,
  node: JsonRecord,
): Iterable<SchemaProblem> {
  const allowed = asList(node.enum);
  if (allowed && !allowed.includes(value)) {
    const names = allowed.map(String);
    const listed = names.slice(0, MOST_NAMED).join(', ');
    const meant = nearest(String(value), names);
    yield refusal(
      field,
      value,
      'The value is none of those that are allowed',
      meant === undefined
        ? `Write one of ${listed}${names.length > MOST_NAMED ? ', …' : ''}`
        : `Did you mean ${meant}? Allowed are ${listed}`,
    );
  }
}

function* checkText(
  field: string,
  value: string,
  node: JsonRecord,
  unsure: (what: string) => void,
): Iterable<SchemaProblem> {
  const { pattern, minLength, maxLength } = node;
  const length = lengthOf(value);
  if (typeof minLength === 'number' && length < minLength) {
    yield refusal(
      field,
      value,
      value === '' ? 'The value is empty' : 'The value is too short',
      `Write at least ${minLength} characters`,
    );
  }
  if (typeof maxLength === 'number' && length > maxLength) {
    yield refusal(
      field,
      value,
      `The value has ${length} characters`,
      `Write at most ${maxLength}`,
    );
  } else if (typeof pattern === 'string') {
    const matches = matchesPattern(value, pattern);
    if (matches === undefined) {
      unsure(`the pattern ${cutText(pattern, 80)}`);
    } else if (!matches) {
      yield refusal(
        field,
        value,
        'The value does not have the form that is asked for',
        `Write what matches ${cutText(pattern, 200)}`,
      );
    }
  }
}

function* checkNumber(
  field: string,
  value: number,
  node: JsonRecord,
): Iterable<SchemaProblem> {
  const { minimum, maximum, multipleOf } = node;
  if (typeof minimum === 'number') {
    const isOpen = node.exclusiveMinimum === true;
    if (isOpen ? value <= minimum : value < minimum) {
      const bound = isOpen ? `more than ${minimum}` : `at least ${minimum}`;
      yield refusal(field, value, 'The number is too small', `Write ${bound}`);
    }
  }
  if (typeof maximum === 'number') {
    const isOpen = node.exclusiveMaximum === true;
    if (isOpen ? value >= maximum : value > maximum) {
      const bound = isOpen ? `less than ${maximum}` : `at most ${maximum}`;
      yield refusal(field, value, 'The number is too large', `Write ${bound}`);
    }
  }
  if (typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf)) {
    yield refusal(
      field,
      value,
      'The number is between two steps',
      `Write a multiple of ${multipleOf}`,
    );
  }
}

/** In characters, as the API server counts; a code unit is not always one. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) {
    length += 1;
  }
  return length;
}
