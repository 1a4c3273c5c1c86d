import { JsonObject } from '@backstage/types';
import { Answer } from './client/Refusal';

/** Asks below `/api/2.0/mlflow/`, with a query or, as a `POST`, with a body. */
export type Ask = (
  path: string,
  words: { query?: URLSearchParams; body?: JsonObject },
) => Promise<Answer<unknown>>;
