import { RunItem } from '@mlport/backstage-plugin-ml-common';

/**
 * The runs that are known after the newest page was read again. What it holds is as it says; of the
 * rest stays what is older than the page reaches. A run that should be on the page and is not has
 * been deleted, or the filter holds no longer.
 *
 * @param known - Until now, the newest first.
 * @param page - The newest, the newest first.
 * @param whole - Whether there are no more than these.
 */
export function mergeNewest(
  known: readonly RunItem[],
  page: readonly RunItem[],
  whole: boolean,
): RunItem[] {
  const oldest = page[page.length - 1]?.startedAt;
  if (whole || oldest === undefined) {
    return [...page];
  }
  const ids = new Set(page.map(({ runId }) => runId));
  return [
    ...page,
    ...known.filter(
      ({ runId, startedAt = 0 }) => !ids.has(runId) && startedAt <= oldest,
    ),
  ];
}

/** The runs with the next page behind them; what both have is told once, as the page has it. */
export function appendPage(
  known: readonly RunItem[],
  page: readonly RunItem[],
): RunItem[] {
  const ids = new Set(page.map(({ runId }) => runId));
  return [...known.filter(({ runId }) => !ids.has(runId)), ...page];
}

/** The runs with some of them as they are now. */
export function updateRuns(
  known: readonly RunItem[],
  changed: readonly RunItem[],
): RunItem[] {
  const byId = new Map(changed.map(run => [run.runId, run]));
  return known.map(run => byId.get(run.runId) ?? run);
}
