import { Result } from './FieldProblem';
import { LabelRequirement, meetsRequirement } from './labelRequirement';
import { isLabelValue, isQualifiedName } from './labelSyntax';

/**
 * A label selector, ready to match.
 *
 * @public
 */
export interface LabelSelector {
  /** Whether all requirements are met. A selector without requirements matches everything. */
  matches(labels: Readonly<Record<string, string>>): boolean;
}

/**
 * What is wrong with a label selector, and where.
 *
 * @public
 */
export interface SelectorProblem {
  /** The index of the first character that could not be understood. */
  at: number;
  /** A sentence for people. */
  message: string;
}

/** As long as the Kubernetes API lets a URL be, and then some. */
const LONGEST = 10_000;

/**
 * Parses the string form of a label selector: `a`, `!a`, `a=b`, `a==b`, `a!=b`, `a in (b, c)`,
 * `a notin (b)`, `a>1`, `a<1`, joined by commas. Never throws.
 *
 * Source: `k8s.io/apimachinery/pkg/labels/selector.go`.
 *
 * @public
 */
export function parseLabelSelector(
  text: string,
): Result<LabelSelector, SelectorProblem> {
  if (text.length > LONGEST) {
    return bad(LONGEST, `longer than ${LONGEST} characters`);
  }
  const tokens = tokenize(text);
  const requirements: LabelRequirement[] = [];
  let next = 0;
  if (tokens[0].text === '') {
    return good(requirements);
  }
  for (;;) {
    const parsed = parseRequirement(tokens, next);
    if (!parsed.ok) {
      return parsed;
    }
    requirements.push(parsed.value.requirement);
    const after = tokens[parsed.value.next];
    if (after.text === '') {
      return good(requirements);
    }
    if (after.text !== ',') {
      return bad(after.at, `expected a comma, found "${after.text}"`);
    }
    next = parsed.value.next + 1;
  }
}

interface Token {
  text: string;
  at: number;
}

const TOKEN = /\s*(==|!=|[=!<>(),]|[^\s=!<>(),]+)/y;

/** The tokens of a selector; the last is empty and marks the end. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const match = TOKEN.exec(text);
    if (!match) {
      break;
    }
    tokens.push({ text: match[1], at: TOKEN.lastIndex - match[1].length });
  }
  return [...tokens, { text: '', at: text.length }];
}

type Parsed = Result<
  { requirement: LabelRequirement; next: number },
  SelectorProblem
>;

function parseRequirement(tokens: readonly Token[], start: number): Parsed {
  const isNegated = tokens[start].text === '!';
  const keyAt = isNegated ? start + 1 : start;
  const key = tokens[keyAt];
  if (!isQualifiedName(key.text)) {
    return bad(key.at, `expected a label key, found "${key.text}"`);
  }
  const operator = tokens[keyAt + 1].text;
  if (isNegated || operator === '' || operator === ',') {
    const requirement: LabelRequirement = {
      key: key.text,
      operator: isNegated ? 'absent' : 'present',
      values: [],
    };
    return { ok: true, value: { requirement, next: keyAt + 1 } };
  }
  switch (operator) {
    case '=':
    case '==':
    case '!=':
      return parseOne(tokens, keyAt, operator === '!=' ? 'notin' : 'in');
    case '<':
    case '>':
      return parseOne(tokens, keyAt, operator);
    case 'in':
    case 'notin':
      return parseSet(tokens, keyAt, operator);
    default:
      return bad(
        tokens[keyAt + 1].at,
        `expected an operator, found "${operator}"`,
      );
  }
}

function parseOne(
  tokens: readonly Token[],
  keyAt: number,
  operator: LabelRequirement['operator'],
): Parsed {
  const key = tokens[keyAt].text;
  const value = tokens[keyAt + 2];
  const isOrder = operator === '<' || operator === '>';
  if (value.text === '' || value.text === ',') {
    return isOrder
      ? bad(value.at, `expected a whole number after "${operator}"`)
      : {
          ok: true,
          value: {
            requirement: { key, operator, values: [''] },
            next: keyAt + 2,
          },
        };
  }
  if (isOrder ? !/^[+-]?\d+$/.test(value.text) : !isLabelValue(value.text)) {
    const expected = isOrder ? 'a whole number' : 'a label value';
    return bad(value.at, `expected ${expected}, found "${value.text}"`);
  }
  const requirement: LabelRequirement = { key, operator, values: [value.text] };
  return { ok: true, value: { requirement, next: keyAt + 3 } };
}

function parseSet(
  tokens: readonly Token[],
  keyAt: number,
  operator: 'in' | 'notin',
): Parsed {
  const open = tokens[keyAt + 2];
  if (open.text !== '(') {
    return bad(open.at, `expected "(" after "${operator}"`);
  }
  if (tokens[keyAt + 3].text === ')') {
    return bad(tokens[keyAt + 3].at, `"${operator}" needs at least one value`);
  }
  const values: string[] = [];
  let next = keyAt + 3;
  for (;;) {
    const token = tokens[next];
    const isEmpty = token.text === ',' || token.text === ')';
    if (token.text === '' || !(isEmpty || isLabelValue(token.text))) {
      return bad(token.at, `expected a label value, found "${token.text}"`);
    }
    values.push(isEmpty ? '' : token.text);
    const after = isEmpty ? token : tokens[next + 1];
    next = isEmpty ? next + 1 : next + 2;
    if (after.text === ')') {
      const requirement = { key: tokens[keyAt].text, operator, values };
      return { ok: true, value: { requirement, next } };
    }
    if (after.text !== ',') {
      return bad(after.at, `expected "," or ")", found "${after.text}"`);
    }
  }
}

function good(
  requirements: readonly LabelRequirement[],
): Result<LabelSelector, SelectorProblem> {
  return {
    ok: true,
    value: {
      matches: labels => requirements.every(r => meetsRequirement(r, labels)),
    },
  };
}

function bad(at: number, message: string): Result<never, SelectorProblem> {
  return { ok: false, problem: { at, message } };
}
