import { InputError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';

/** How the validator of the contract names a parameter: `/query/limit`, `/query/state/0`. */
const PARAMETER = /(?:request)?\/(query|headers)\/([^/\s]+)(?:\/\d+)?\s/;

/** How much of a wrong value is repeated. */
const VALUE_LENGTH = 100;

/**
 * Adds the value that was sent to what the validator of the contract says about a parameter, so
 * that the answer names the field, the value, and what was expected.
 */
export function explainInput(): ErrorRequestHandler {
  return (error, request, _response, next) => {
    const parameter =
      error?.name === 'InputError' ? PARAMETER.exec(error.message) : undefined;
    if (parameter?.[1] !== 'query') {
      next(error);
      return;
    }
    const name = parameter[2];
    const sent = new URLSearchParams(request.url.split('?')[1]).getAll(name);
    const values = sent.map(value => `'${value.slice(0, VALUE_LENGTH)}'`);
    const expected = error.message.slice(parameter.index + parameter[0].length);
    next(
      new InputError(`'${name}' is ${values.join(' and ')}, but ${expected}`),
    );
  };
}
