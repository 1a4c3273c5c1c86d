import { InputError } from '@backstage/errors';
import express, { RequestHandler } from 'express';

/** What a body may have at most, in bytes. */
export const MOST_BYTES = 1_000_000;

/**
 * Parses bodies of JSON. What it refuses is said in our words: those of the parser repeat the body,
 * and errors are logged.
 */
export function jsonBody(): RequestHandler {
  const parse = express.json({ limit: MOST_BYTES });
  return (request, response, next) =>
    parse(request, response, error =>
      next(error && new InputError(explain(error))),
    );
}

function explain(error: { type?: string; length?: number }): string {
  switch (error.type) {
    case 'entity.too.large':
      return `The body, 'manifests' above all, ${
        error.length === undefined
          ? 'is larger'
          : `has ${error.length} bytes, which is more`
      } than the ${MOST_BYTES} bytes that it may have; check fewer manifests at once`;
    case 'entity.parse.failed':
      return 'The body is not JSON; expected an object with the fields of this route';
    default:
      return 'The body cannot be read; send it as JSON in UTF-8, whole and not compressed';
  }
}
