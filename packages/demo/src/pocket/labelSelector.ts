import { badRequest } from './StatusError';

type Labels = { [key: string]: string } | undefined;

/** Decides whether labels fit. */
export type LabelMatcher = (labels: Labels) => boolean;

type Token = { type: 'word' | 'symbol' | 'end'; text: string };

/** A symbol, or a word. */
const TOKEN = /(!=|==|[=!(),<>])|[^\s=!(),<>]+/g;
const KEY =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/**
 * Reads a label selector: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`, `a>1`,
 * `a<1`, joined by commas. The grammar and the words of the refusals are those of
 * `k8s.io/apimachinery/pkg/labels/selector.go`.
 *
 * @throws StatusError 400 for anything else.
 */
export function parseLabelSelector(text: string): LabelMatcher {
  const tokens = tokenize(text);
  const matchers: LabelMatcher[] = [];
  let position = 0;
  const peek = () => tokens[position];
  const next = () => tokens[position++];

  if (peek().type === 'end') {
    return () => true;
  }
  for (;;) {
    const token = peek();
    if (token.type === 'end') {
      throw badRequest("found '', expected: identifier after ','");
    }
    if (token.type === 'symbol' && token.text !== '!') {
      throw badRequest(
        `found '${token.text}', expected: !, identifier, or 'end of string'`,
      );
    }
    matchers.push(requirement());
    const separator = next();
    if (separator.type === 'end') {
      break;
    }
    if (separator.text !== ',') {
      throw badRequest(
        `found '${separator.text}', expected: ',' or 'end of string'`,
      );
    }
  }
  return labels => matchers.every(matches => matches(labels));

  function requirement(): LabelMatcher {
    if (peek().text === '!') {
      next();
      const absent = key();
      return labels => labels?.[absent] === undefined;
    }
    const name = key();
    const operator = peek();
    if (operator.type === 'end' || operator.text === ',') {
      return labels => labels?.[name] !== undefined;
    }
    next();
    switch (operator.text) {
      case '=':
      case '==': {
        const wanted = value(name);
        return labels => labels?.[name] === wanted;
      }
      case '!=': {
        const unwanted = value(name);
        return labels => labels?.[name] !== unwanted;
      }
      case '>':
      case '<': {
        const bound = integer(value(name));
        const greater = operator.text === '>';
        return labels => {
          const actual = Number(labels?.[name] ?? NaN);
          return greater ? actual > bound : actual < bound;
        };
      }
      case 'in': {
        const wanted = values(name);
        return labels => wanted.has(labels?.[name]);
      }
      case 'notin': {
        const unwanted = values(name);
        return labels => !unwanted.has(labels?.[name]);
      }
      default:
        throw badRequest(
          `unable to parse requirement: found '${operator.text}', expected: in, notin, =, ==, !=, gt, lt`,
        );
    }
  }

  function key(): string {
    const token = next();
    if (token.type !== 'word') {
      throw badRequest(
        `unable to parse requirement: found '${token.text}', expected: identifier`,
      );
    }
    if (!KEY.test(token.text)) {
      throw badRequest(
        `unable to parse requirement: <nil>: Invalid value: "${token.text}": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      );
    }
    return token.text;
  }

  function value(name: string): string {
    if (peek().type !== 'word') {
      return '';
    }
    return checked(name, next().text);
  }

  function values(name: string): Set<string | undefined> {
    const open = next();
    if (open.text !== '(') {
      throw badRequest(
        `unable to parse requirement: found '${open.text}' expected: '('`,
      );
    }
    const found = new Set<string | undefined>();
    for (;;) {
      const token = next();
      if (token.type === 'word') {
        found.add(checked(name, token.text));
      } else if (token.text === ')') {
        return found.size === 0 ? new Set(['']) : found;
      } else if (token.text !== ',') {
        throw badRequest(
          `unable to parse requirement: found '${token.text}', expected: ',', ')' or identifier`,
        );
      }
    }
  }
}

function checked(name: string, text: string): string {
  if (!VALUE.test(text)) {
    throw badRequest(
      `unable to parse requirement: values[0][${name}]: Invalid value: "${text}": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
    );
  }
  return text;
}

function integer(text: string): number {
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(
      `unable to parse requirement: values[0]: Invalid value: "${text}": for 'Gt', 'Lt' operators, the value must be an integer`,
    );
  }
  return Number(text);
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [found, symbol] of text.matchAll(TOKEN)) {
    tokens.push({ type: symbol ? 'symbol' : 'word', text: found });
  }
  tokens.push({ type: 'end', text: '' });
  return tokens;
}
