import { Request, Response, Router } from 'express';
import { HostContext } from '../HostContext';

/** Adds the routes of one resource, relative to `/api/v1`. */
export type AddRoutes = (router: Router, context: HostContext) => void;

/** Where the client reaches us; `refuseForeign` has checked the name. */
export function originOf(request: Pick<Request, 'headers'>): string {
  return `http://${request.headers.host}`;
}

/** A result that Gitea answers with 204. */
export function sendNothing(response: Response): void {
  response.status(204).end();
}
