import { InputError, NotAllowedError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { HostContext } from '../HostContext';
import { authenticate } from './authenticate';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Refuses what no client of a loopback host sends: another host's name (a page that had its name
 * resolved to us) and writes that a page of another origin makes with a browser's stored password.
 */
export const refuseForeign: RequestHandler = (request, _response, next) => {
  const { host, origin } = request.headers;
  if (!host || !LOOPBACK.test(host)) {
    throw new InputError('This host answers under the name localhost only');
  }
  const reads = ['GET', 'HEAD'].includes(request.method);
  if (!reads && origin !== undefined && origin !== `http://${host}`) {
    throw new NotAllowedError('A page of another origin may not write here');
  }
  next();
};

/** Finds out who sends the request, for `userOf`. */
export function identify({ users }: HostContext): RequestHandler {
  return (request, response, next) => {
    const { authorization } = request.headers;
    response.locals.user = authenticate(users, authorization);
    next();
  };
}
