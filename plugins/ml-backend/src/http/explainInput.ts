import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Request } from 'express';

/** How the validator of the contract begins a sentence about a parameter: `/query/state/0 `. */
const PARAMETER = /(?:request)?\/query\/([^/\s]+)(?:\/\d+)? /;

/** How much of a wrong value is repeated. */
const VALUE_LENGTH = 100;

/**
 * Adds the value that was sent to what the validator of the contract says about a parameter, so
 * that the answer names the field, the value, and what was expected.
 */
export function explainInput(): ErrorRequestHandler {
  return (error, request, _response, next) => {
    const isExplained =
      error?.name !== 'InputError' || !PARAMETER.test(error.message);
    next(isExplained ? error : new InputError(explain(error.message, request)));
  };
}

function explain(sentence: string, request: Request): string {
  return sentence.replace(PARAMETER, (_, name: string) => {
    const sent = new URLSearchParams(request.url.split('?')[1]).getAll(name);
    const values = sent.map(value => `'${value.slice(0, VALUE_LENGTH)}'`);
    return values.length > 0
      ? `'${name}' is ${values.join(' and ')}, but `
      : `'${name}' `;
  });
}
