import { ErrorRequestHandler, Response } from 'express';
import { statusOf } from './statusOf';

/** Writes what is wrong in the form that the client of these paths reads. */
export type TellError = (
  response: Response,
  error: { status: number; message: string },
) => void;

/** Ends requests that failed. What we did not foresee is logged. */
export function answerErrors(
  logError: (error: unknown) => void,
  tell: TellError,
): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const told = statusOf(error);
    if (told.status === 500) {
      logError(error);
    }
    if (response.headersSent) {
      // A broken answer must not look like a whole one.
      response.destroy();
      return;
    }
    if (told.status === 401) {
      response.set('WWW-Authenticate', 'Basic realm="Git host"');
    }
    response.status(told.status);
    tell(response, told);
  };
}

/** Gitea's form. */
export const tellAsJson: TellError = (response, { message }) => {
  response.json({ message, url: 'https://docs.gitea.com/api/' });
};

/** The form that `git` shows to its user. */
export const tellAsText: TellError = (response, { message }) => {
  response.type('text/plain').send(`${message}\n`);
};
