import { Request, Response } from 'express';

/**
 * Sends an answer with its tag, or 304 without a body to who has it already. Call it after the
 * caller was authorized for what the answer holds. No cache keeps it: what a caller may see can
 * change, and shared caches know no callers.
 */
export function answer(
  request: Request,
  response: Response,
  tag: string,
  body: unknown,
): void {
  prepare(response, tag);
  if (tagsOf(request).includes(tag)) {
    response.status(304).end();
  } else {
    response.json(body);
  }
}

/** Sends an answer that nobody asks about again. */
export function answerOnce(response: Response, body: unknown): void {
  response.set('Cache-Control', 'no-store').json(body);
}

/** Says to who has an answer already that it still holds, under the tag of now. */
export function answerUnchanged(response: Response, tag: string): void {
  prepare(response, tag);
  response.status(304).end();
}

/** The tags that a caller has answers for. */
export function tagsOf(request: Request): string[] {
  return request.get('If-None-Match')?.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

function prepare(response: Response, tag: string): void {
  response.set({
    'Cache-Control': 'no-store',
    ETag: tag,
    // The page may come from another origin than the backend, as in development.
    'Access-Control-Expose-Headers': 'ETag',
  });
}
