import { InputError } from '@backstage/errors';
import { ListWorkloadsRequest } from '@mlport/backstage-plugin-ml-common';
import { z } from 'zod';
import { Place } from './order';

type Sort = NonNullable<ListWorkloadsRequest['sort']>;

const encodedPlace = z.tuple([
  z.string(),
  z.array(z.union([z.string(), z.number(), z.null()])).max(10),
  z.string(),
  z.string(),
]);

/**
 * A place in an order as an opaque string. It names no row that must still exist: the next page
 * begins after the place, whatever came, went or moved meanwhile.
 */
export function encodeCursor(sort: Sort, place: Place): string {
  const values = place.values.map(value => value ?? null);
  return Buffer.from(
    JSON.stringify([sort, values, place.cluster, place.uid]),
  ).toString('base64url');
}

/**
 * The place that a cursor stands for.
 *
 * @throws InputError when it is not a cursor, or one of another order.
 */
export function decodeCursor(sort: Sort, cursor: string): Place {
  const decoded = encodedPlace.safeParse(parseJson(cursor));
  if (!decoded.success) {
    throw new InputError(
      `'cursor' is '${cursor.slice(
        0,
        100,
      )}', which is not the 'next' of a page; start again without a cursor`,
    );
  }
  const [cursorSort, values, cluster, uid] = decoded.data;
  if (cursorSort !== sort) {
    throw new InputError(
      `'cursor' belongs to a page with sort '${cursorSort}', but 'sort' is '${sort}'; start again without a cursor`,
    );
  }
  return { values: values.map(value => value ?? undefined), cluster, uid };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
