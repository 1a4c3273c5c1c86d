import { JsonObject } from '@backstage/types';
import { RunQuery } from '../TrackingAdapter';
import { Answer, refused } from './client/Refusal';

/** More than MLflow itself would send without an hour of patience. */
const MOST_RUNS = 1_000;
const RUN_ID = /^[\w-]{1,250}$/;

/** The newest first; ordering by a metric costs the database a hundred times as much. */
const NEWEST_FIRST = 'attributes.start_time DESC';

/**
 * The body of `runs/search`. The words of a person come last, so that nothing in them can take away
 * what stands before; MLflow knows neither `OR` nor parentheses.
 */
export function runSearchBody(query: RunQuery): Answer<JsonObject> {
  const { experimentIds, filter, orderBy, runIds, limit, cursor } = query;
  const stranger = runIds?.find(runId => !RUN_ID.test(runId));
  if (stranger !== undefined) {
    return refused(
      'badRequest',
      'an id of a run has other signs than a-z, 0-9, _ and -',
    );
  }
  const clauses = [
    ...(runIds
      ? [`attributes.run_id IN (${runIds.map(id => `'${id}'`).join(', ')})`]
      : []),
    ...(filter?.trim() ? [filter] : []),
  ];
  return {
    ok: true,
    value: {
      experiment_ids: [...experimentIds],
      run_view_type: 'ACTIVE_ONLY',
      max_results: Math.min(Math.max(Math.trunc(limit), 1), MOST_RUNS),
      order_by: [orderBy?.trim() || NEWEST_FIRST],
      ...(clauses.length > 0 && { filter: clauses.join(' AND ') }),
      ...(cursor !== undefined && { page_token: cursor }),
    },
  };
}
