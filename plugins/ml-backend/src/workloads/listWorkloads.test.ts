import {
  ListWorkloadsRequest,
  WorkloadQuery,
  WORKLOAD_STATES,
} from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { EVERYTHING } from './__testUtils__/everything';
import { InMemoryMirror, TestRow } from './__testUtils__/InMemoryMirror';
import { compileFilter } from './compileFilter';
import { listWorkloads } from './listWorkloads';
import { WorkloadBook } from './WorkloadBook';

/** A row, and why it waits. */
type ExplainedRow = TestRow & { why?: string };

const filters: {
  rows: ExplainedRow[];
  cases: { query: WorkloadQuery; gives: string[] }[];
} = parse(readFileSync(resolve(__dirname, 'cases/filters.yaml'), 'utf8'));

function shelf(rows: readonly ExplainedRow[]) {
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  for (const { why, cluster = 'prod-eu', ...row } of rows) {
    mirror.put({ ...row, cluster });
    book.setWhy({ cluster, uid: row.uid }, why);
  }
  const list = (request: ListWorkloadsRequest = {}) =>
    listWorkloads(book, compileFilter(request, EVERYTHING), request);
  const order = (sort: ListWorkloadsRequest['sort']) =>
    list({ sort }).items.map(({ uid }) => uid);
  return { mirror, book, list, order };
}

describe('listWorkloads', () => {
  it.each(filters.cases)('lets through $query', ({ query, gives }) => {
    const { list } = shelf(filters.rows);
    const { items, total } = list({ ...query, sort: 'name' });
    expect(items.map(({ uid }) => uid).sort()).toEqual(gives);
    expect(total).toBe(gives.length);
  });

  it('counts all states of the query, whichever it shows', () => {
    const { list } = shelf(filters.rows);
    const { counts, total } = list({ namespace: ['nlp'], state: ['Queued'] });
    expect(counts).toEqual({ Running: 1, Queued: 1 });
    expect(total).toBe(1);
  });

  it('puts first what needs attention, the newest first, and the undated last', () => {
    const { order } = shelf([
      ...[...WORKLOAD_STATES].reverse().map(state => ({
        uid: state,
        workload: { state },
        createdAt: 1000,
      })),
      { uid: 'Failed-undated', workload: { state: 'Failed' } },
      { uid: 'Failed-new', workload: { state: 'Failed' }, createdAt: 2000 },
    ]);
    expect(order('attention')).toEqual([
      'Failed-new',
      'Failed',
      'Failed-undated',
      ...WORKLOAD_STATES.slice(1),
    ]);
    expect(order('-attention').slice(-3)).toEqual([
      'Failed',
      'Failed-new',
      'Failed-undated',
    ]);
  });

  it('sorts by each column both ways, what lacks the value last', () => {
    const gpus = (count: number, sharing: 'whole' | 'mig') => ({
      accelerators: [{ resource: 'r', count, sharing }],
    });
    const { order } = shelf([
      {
        uid: '1',
        name: 'c',
        createdAt: 10000,
        cluster: 'x',
        workload: { queue: 'b', ...gpus(1, 'whole') },
      },
      {
        uid: '2',
        name: 'a',
        createdAt: 30000,
        cluster: 'z',
        workload: { queue: 'a', ...gpus(7, 'mig') },
      },
      { uid: '3', name: 'b', createdAt: 20000, cluster: 'y', kind: 'Job' },
    ]);
    expect(order('name')).toEqual(['2', '3', '1']);
    expect(order('-name')).toEqual(['1', '3', '2']);
    expect(order('age')).toEqual(['2', '3', '1']);
    expect(order('-age')).toEqual(['1', '3', '2']);
    expect(order('cluster')).toEqual(['1', '3', '2']);
    expect(order('queue')).toEqual(['2', '1', '3']);
    expect(order('-queue')).toEqual(['1', '2', '3']);
    expect(order('kind')).toEqual(['3', '2', '1']);
    expect(order('-accelerators')).toEqual(['1', '2', '3']);
  });

  it('pages without repeating or losing a row that stays, whatever else changes', () => {
    const { mirror, list } = shelf(
      Array.from({ length: 25 }, (_, index) => ({
        uid: `job-${String(index).padStart(2, '0')}`,
        createdAt: (index % 7) * 1000,
      })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = list({ sort: '-age', limit: 4, cursor });
      seen.push(...page.items.map(({ uid }) => uid));
      mirror.put({ uid: `before-${pages}`, createdAt: -1 });
      mirror.remove(page.items[page.items.length - 1].uid);
      cursor = page.next;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(7);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('refuses the cursor of another order', () => {
    const { list } = shelf(filters.rows);
    const { next } = list({ sort: 'name', limit: 1 });
    expect(() => list({ sort: '-name', limit: 1, cursor: next })).toThrow(
      "'cursor' belongs to a page with sort 'name', but 'sort' is '-name'",
    );
  });

  it('leaves out what is not known, and labels and annotations always', () => {
    const { list } = shelf([
      { uid: 'a', labels: { secret: 'label' }, createdAt: Number.MAX_VALUE },
    ]);
    expect(list().items).toEqual([
      {
        cluster: 'prod-eu',
        namespace: 'vision',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        name: 'a',
        uid: 'a',
        state: 'Running',
        sequence: 2,
      },
    ]);
  });
});
