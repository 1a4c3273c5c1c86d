import { Request, Response } from 'express';

/** Gitea's own default and limit. */
const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 50;

/** What a list request asks for, by `page` (from 1) and `limit`. */
export function pagingOf({ query }: Pick<Request, 'query'>): {
  skip: number;
  limit: number;
} {
  const positive = (value: unknown, otherwise: number) => {
    const number = Number(value);
    return Number.isSafeInteger(number) && number > 0 ? number : otherwise;
  };
  const limit = Math.min(positive(query.limit, DEFAULT_LIMIT), MAX_LIMIT);
  return { limit, skip: (positive(query.page, 1) - 1) * limit };
}

/** One page of a list; the header tells how many there are in all. */
export function pageOf<T>(request: Request, response: Response, all: T[]): T[] {
  const { skip, limit } = pagingOf(request);
  response.set('X-Total-Count', String(all.length));
  return all.slice(skip, skip + limit);
}
