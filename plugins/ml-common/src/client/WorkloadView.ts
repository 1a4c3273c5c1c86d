import {
  EntityMatch,
  ListWorkloadsResponse,
  SourceStatus,
  WorkloadItem,
  WorkloadKey,
  WorkloadStreamEvent,
} from '../api';

/**
 * What a viewer knows after the events so far. Immutable: each event makes a new view, and rows
 * that did not change stay the same objects.
 *
 * @public
 */
export interface WorkloadView {
  /** The rows by {@link workloadKey}, in no particular order. */
  readonly rows: ReadonlyMap<string, WorkloadItem>;
  readonly sources: readonly SourceStatus[];
  /** Whether a whole snapshot has arrived: until then there may be more rows. */
  readonly complete: boolean;
  /** How the entity of the query was matched. */
  readonly match?: EntityMatch;
  /** Why the backend ended the stream. */
  readonly ended?: string;
  /** The epoch that the sequences of the rows belong to. */
  readonly epoch?: string;
  /** Rows of a snapshot that replaces this view when it is complete. */
  readonly incoming?: ReadonlyMap<string, WorkloadItem>;
  /** The sequences at which rows were removed, so that an older answer does not bring them back. */
  readonly removed: ReadonlyMap<string, number>;
}

/**
 * The view of somebody who knows nothing yet.
 *
 * @public
 */
export const EMPTY_WORKLOAD_VIEW: WorkloadView = {
  rows: new Map(),
  sources: [],
  complete: false,
  removed: new Map(),
};

/** How many removals are remembered; they only have to outlive a slow answer. */
const REMOVED_KEPT = 10_000;

/**
 * The key of a row in a {@link WorkloadView}.
 *
 * @public
 */
export function workloadKey(key: WorkloadKey): string {
  return `${key.cluster}/${key.uid}`;
}

/**
 * Applies one event of the stream. Pure.
 *
 * @public
 */
export function applyWorkloadEvent(
  view: WorkloadView,
  event: WorkloadStreamEvent,
): WorkloadView {
  switch (event.type) {
    case 'snapshot':
      return applySnapshot(view, event);
    case 'delta':
      return applyDelta(view, event);
    case 'sources':
      return { ...view, sources: event.sources };
    case 'end':
      return { ...view, ended: event.reason };
    default:
      return view;
  }
}

/**
 * Adds a page of `GET /workloads` with the same query, which may be older than what the stream
 * brought: the newer one of two rows stays, and what was removed since stays away. A page of another
 * epoch is dropped once the stream is complete. Pure.
 *
 * @public
 */
export function applyWorkloadPage(
  view: WorkloadView,
  page: Pick<ListWorkloadsResponse, 'items' | 'sources' | 'version' | 'match'>,
): WorkloadView {
  const { epoch } = parseVersion(page.version);
  const foreign = view.epoch !== undefined && view.epoch !== epoch;
  if (foreign && view.complete) {
    return view;
  }
  const rows = new Map(foreign ? [] : view.rows);
  upsert(rows, page.items, foreign ? new Map() : view.removed);
  return {
    ...view,
    epoch,
    rows,
    removed: foreign ? new Map() : view.removed,
    sources: view.sources.length > 0 ? view.sources : page.sources,
    ...(page.match && { match: page.match }),
  };
}

type SnapshotEvent = Extract<WorkloadStreamEvent, { type: 'snapshot' }>;
type DeltaEvent = Extract<WorkloadStreamEvent, { type: 'delta' }>;

function applySnapshot(view: WorkloadView, event: SnapshotEvent): WorkloadView {
  const incoming = new Map(event.reset ? [] : view.incoming);
  for (const item of event.items) {
    incoming.set(workloadKey(item), item);
  }
  const match = event.match ?? (event.reset ? undefined : view.match);
  if (event.complete) {
    return {
      rows: incoming,
      sources: view.sources,
      complete: true,
      removed: new Map(),
      epoch: parseVersion(event.id).epoch,
      ...(match && { match }),
    };
  }
  // A first snapshot shows as it comes. A later one waits until it is whole, so that a table does
  // not empty and fill again before the eyes of its reader.
  return {
    ...view,
    match,
    incoming,
    rows:
      view.complete || view.rows.size > incoming.size ? view.rows : incoming,
  };
}

function applyDelta(view: WorkloadView, event: DeltaEvent): WorkloadView {
  if (event.upserts.length === 0 && event.removes.length === 0) {
    return view;
  }
  const rows = new Map(view.rows);
  upsert(rows, event.upserts, new Map());
  if (event.removes.length === 0) {
    return { ...view, rows };
  }
  const removed = new Map(view.removed);
  // Removals come with the last part of a change, which carries the id.
  const { sequence } = parseVersion(event.id);
  for (const key of event.removes) {
    rows.delete(workloadKey(key));
    removed.delete(workloadKey(key));
    removed.set(workloadKey(key), sequence);
  }
  for (const key of removed.keys()) {
    if (removed.size <= REMOVED_KEPT) {
      break;
    }
    removed.delete(key);
  }
  return { ...view, rows, removed };
}

function upsert(
  rows: Map<string, WorkloadItem>,
  items: readonly WorkloadItem[],
  removed: ReadonlyMap<string, number>,
): void {
  for (const item of items) {
    const key = workloadKey(item);
    const held = rows.get(key)?.sequence ?? removed.get(key) ?? -1;
    if (item.sequence > held) {
      rows.set(key, item);
    }
  }
}

function parseVersion(version: string): { epoch: string; sequence: number } {
  const dot = version.lastIndexOf('.');
  return {
    epoch: version.slice(0, Math.max(dot, 0)),
    sequence: Number(version.slice(dot + 1)),
  };
}
