import { WorkloadItem, WorkloadStreamEvent } from '../api';
import {
  applyWorkloadEvent,
  applyWorkloadPage,
  EMPTY_WORKLOAD_VIEW,
  WorkloadView,
} from './WorkloadView';

function item(uid: string, sequence: number): WorkloadItem {
  return {
    cluster: 'eu',
    namespace: 'n',
    group: 'g',
    kind: 'K',
    name: uid,
    uid,
    state: 'Running',
    sequence,
  };
}

const reduce = (...events: WorkloadStreamEvent[]) =>
  events.reduce(applyWorkloadEvent, EMPTY_WORKLOAD_VIEW);

const snapshot = (
  items: WorkloadItem[],
  rest: Partial<Extract<WorkloadStreamEvent, { type: 'snapshot' }>> = {},
): WorkloadStreamEvent => ({
  type: 'snapshot',
  id: 'e.10',
  items,
  reset: true,
  complete: true,
  ...rest,
});

const delta = (
  id: string,
  upserts: WorkloadItem[],
  removes: string[] = [],
): WorkloadStreamEvent => ({
  type: 'delta',
  id,
  upserts,
  removes: removes.map(uid => ({ cluster: 'eu', uid })),
});

const rows = (view: WorkloadView) =>
  [...view.rows.values()]
    .map(({ uid, sequence }) => `${uid}${sequence}`)
    .sort();

describe('WorkloadView', () => {
  it('shows a first snapshot as it comes', () => {
    const part = snapshot([item('a', 1)], { id: '', complete: false });
    const view = reduce(part);
    expect(rows(view)).toEqual(['a1']);
    expect(view.complete).toBe(false);
    const whole = applyWorkloadEvent(
      view,
      snapshot([item('b', 2)], { reset: false }),
    );
    expect(rows(whole)).toEqual(['a1', 'b2']);
    expect(whole.complete).toBe(true);
  });

  it('keeps what it has until a later snapshot is whole', () => {
    const before = reduce(snapshot([item('a', 1), item('b', 2)]));
    const during = applyWorkloadEvent(
      before,
      snapshot([item('b', 3)], { id: '', complete: false }),
    );
    expect(rows(during)).toEqual(['a1', 'b2']);
    const after = applyWorkloadEvent(
      during,
      snapshot([item('c', 4)], { id: 'f.5', reset: false }),
    );
    expect(rows(after)).toEqual(['b3', 'c4']);
    expect(after.epoch).toBe('f');
  });

  it('starts over when a snapshot breaks off and another begins', () => {
    const view = reduce(
      snapshot([item('a', 1)], { id: '', complete: false }),
      snapshot([item('b', 2)]),
    );
    expect(rows(view)).toEqual(['b2']);
  });

  it('applies changes, the newer of two winning', () => {
    const first = reduce(snapshot([item('a', 5), item('b', 6)]));
    const second = applyWorkloadEvent(
      first,
      delta('e.12', [item('a', 11), item('c', 12)], ['b']),
    );
    expect(rows(second)).toEqual(['a11', 'c12']);
    expect(rows(first)).toEqual(['a5', 'b6']);
    expect(
      rows(applyWorkloadEvent(second, delta('e.13', [item('a', 4)]))),
    ).toEqual(['a11', 'c12']);
    expect(applyWorkloadEvent(second, delta('e.14', []))).toBe(second);
  });

  it('lets no older page bring back what is gone or changed', () => {
    const view = reduce(
      snapshot([item('a', 5), item('b', 6)]),
      delta('e.12', [item('a', 11)], ['b']),
    );
    const page = { sources: [], version: 'e.10' };
    const old = applyWorkloadPage(view, {
      ...page,
      items: [item('a', 5), item('b', 6), item('c', 7)],
    });
    expect(rows(old)).toEqual(['a11', 'c7']);
    const back = applyWorkloadEvent(view, delta('e.14', [item('b', 14)]));
    expect(rows(back)).toEqual(['a11', 'b14']);
    const foreign = { ...page, version: 'f.99', items: [item('z', 99)] };
    expect(applyWorkloadPage(view, foreign)).toBe(view);
  });

  it('begins with a page', () => {
    const view = applyWorkloadPage(EMPTY_WORKLOAD_VIEW, {
      items: [item('a', 1)],
      sources: [
        { cluster: 'eu', group: 'g', kind: 'K', freshness: 'fresh', rows: 1 },
      ],
      version: 'e.1',
      match: { by: 'none' },
    });
    expect(rows(view)).toEqual(['a1']);
    expect(view.sources).toHaveLength(1);
    expect(view.match).toEqual({ by: 'none' });
    expect(view.complete).toBe(false);
  });

  it('keeps sources and the reason of the end', () => {
    const view = reduce(
      { type: 'sources', id: '', sources: [] },
      snapshot([], { match: { by: 'kubernetes-id', selector: 'a=b' } }),
      { type: 'end', reason: 'permission' },
    );
    expect(view.match?.by).toBe('kubernetes-id');
    expect(view.ended).toBe('permission');
  });
});
