import { asRecord, Run } from '@mlport/backstage-plugin-ml-common';
import { RunQuery, TrackingPage } from '../TrackingAdapter';
import { Ask } from './Ask';
import { Answer, refused } from './client/Refusal';
import { ParseContext } from './parse/ParseContext';
import { parseRun } from './parse/parseRun';
import { endless, pageOf } from './readPages';
import { runSearchBody } from './runSearchBody';

/** One page of runs. */
export async function readRuns(
  ask: Ask,
  context: ParseContext,
  query: RunQuery,
): Promise<Answer<TrackingPage<Run>>> {
  if (query.runIds?.length === 0) {
    return { ok: true, value: { items: [] } };
  }
  const body = runSearchBody(query);
  const answer = body.ok
    ? await ask('runs/search', { body: body.value })
    : body;
  const page = answer.ok ? pageOf(answer.value, 'runs') : answer;
  if (!page.ok) {
    return page;
  }
  const { entries, next } = page.value;
  if (next !== undefined && next === query.cursor) {
    return endless();
  }
  const items = entries.flatMap(json => parseRun(json, context) ?? []);
  return { ok: true, value: { items, ...(next && { next }) } };
}

/** One run; absent when there is none. */
export async function readRun(
  ask: Ask,
  context: ParseContext,
  runId: string,
): Promise<Answer<Run | undefined>> {
  const query = new URLSearchParams({ run_id: runId });
  const answer = await ask('runs/get', { query });
  if (!answer.ok) {
    return answer.refusal.error.code === 'notFound'
      ? { ok: true, value: undefined }
      : answer;
  }
  const run = parseRun(asRecord(answer.value)?.run, context);
  return run
    ? { ok: true, value: run }
    : refused('protocol', 'the answer has no run');
}
