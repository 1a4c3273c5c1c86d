import { JsonRecord, asList, asRecord } from '../../kubernetes';
import { LintRule, Violation } from '../LintRule';

/** Shapes of credentials that mean nothing else. */
const SHAPES = [
  /:\/\/[^/\s:@]+:[^/\s@]+@/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bglpat-[\w-]{20}/,
  /\bxox[abprs]-[\w-]{10}/,
  /\bhf_[A-Za-z0-9]{30}/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
];

const SECRET_NAME =
  /(^|[_-])(password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)$/i;

const FLAG = /^--?([\w-]+)=(.+)$/;

/** Beyond this no credential begins that a person wrote into an argument; bounds the work. */
const LONGEST = 20_000;

/** Credentials in arguments and environment. Git keeps them for ever. The finding never repeats them. */
export const secrets: LintRule = {
  id: 'secrets',
  *check({ pods }) {
    for (const { path, container } of pods.flatMap(pod => pod.containers)) {
      for (const { field, isSecret } of textsOf(path, container)) {
        if (isSecret) {
          yield secretAt(field);
        }
      }
    }
  },
};

function secretAt(field: string): Violation {
  return {
    severity: 'error',
    field,
    message: 'This looks like a credential, and Git keeps it for ever',
    fix: 'Put it in a Secret, and refer to it with valueFrom.secretKeyRef',
  };
}

function* textsOf(path: string, container: JsonRecord) {
  for (const field of ['command', 'args']) {
    const words = asList(container[field]) ?? [];
    for (const [index, word] of words.entries()) {
      const [, flag, value] = FLAG.exec(head(word)) ?? [];
      const previous = /^--?([\w-]+)$/.exec(head(words[index - 1]))?.[1];
      yield {
        field: `${path}.${field}[${index}]`,
        isSecret:
          hasShape(word) ||
          isNamed(flag, value) ||
          (!head(word).startsWith('-') && isNamed(previous, head(word))),
      };
    }
  }
  for (const [index, entry] of (asList(container.env) ?? []).entries()) {
    const { name, value } = asRecord(entry) ?? {};
    yield {
      field: `${path}.env[${index}].value`,
      isSecret: hasShape(value) || isNamed(head(name), head(value)),
    };
  }
}

function hasShape(text: unknown): boolean {
  return SHAPES.some(shape => shape.test(head(text)));
}

/** A literal under a name for secrets. Paths, numbers and references to variables are none. */
function isNamed(name: string | undefined, value: string | undefined): boolean {
  return Boolean(
    name &&
      value &&
      SECRET_NAME.test(name) &&
      !/^([/.]|\$[({A-Za-z]|[\d.]+$)/.test(value),
  );
}

function head(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, LONGEST) : '';
}
