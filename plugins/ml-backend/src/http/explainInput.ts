import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Request } from 'express';

/** How the validator of the contract begins a sentence about a parameter: `/query/state/0 `. */
const PARAMETER = /(?:request)?\/query\/([^/\s]+)(?:\/\d+)? /;
/** How it begins one about a field of the body, an entry of one, or the body itself. */
const BODY = /(?:request)?\/body(?:\/([^/\s]+)(?:\/(\d+))?)? /;

/** How much of a wrong value is repeated. */
const VALUE_LENGTH = 100;
/** How many fields that were sent are named. */
const MOST_FIELDS = 10;

/**
 * Adds what was sent to what the validator of the contract says about it, so that the answer names
 * the field, the value, and what was expected.
 */
export function explainInput(): ErrorRequestHandler {
  return (error, request, _response, next) =>
    next(
      error?.name === 'InputError'
        ? new InputError(explain(error.message, request))
        : error,
    );
}

function explain(sentence: string, request: Request): string {
  return sentence
    .replace(PARAMETER, (_, name: string) => {
      const sent = new URLSearchParams(request.url.split('?')[1]).getAll(name);
      return saying(name, sent.map(quote).join(' and '));
    })
    .replace(BODY, (_, name: string | undefined, at: string | undefined) => {
      if (name === undefined) {
        return saysFields(request.body);
      }
      const value = request.body?.[name];
      return at === undefined
        ? saying(name, valueOf(value))
        : saying(`${name}[${at}]`, valueOf(value?.[at]));
    });
}

function saying(name: string, value: string | undefined): string {
  return value ? `'${name}' is ${value}, but ` : `'${name}' `;
}

/** A value of a body that is short to say. */
function valueOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  return typeof value === 'object' ? undefined : quote(String(value));
}

function saysFields(body: unknown): string {
  const names =
    typeof body === 'object' && body !== null && !Array.isArray(body)
      ? Object.keys(body).slice(0, MOST_FIELDS).map(quote)
      : [];
  return names.length > 0
    ? `The body has ${names.join(', ')}, but `
    : 'The body ';
}

function quote(value: string): string {
  return `'${value.slice(0, VALUE_LENGTH)}'`;
}
