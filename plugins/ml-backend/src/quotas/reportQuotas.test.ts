import { QueuePlace, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { FoundLine } from '../facts';
import { EVERYTHING } from '../workloads/__testUtils__/everything';
import { playQuotas, PlayedQuotas } from './__testUtils__/playQuotas';
import { QuotaAccess } from './listQuotas';
import { getQuotaReport, listQuotaReports } from './reportQuotas';

const ALL: QuotaAccess = { scope: EVERYTHING, seesClusters: true };
const ownedBy = (team: string, seesClusters: boolean): QuotaAccess => ({
  scope: {
    ...EVERYTHING,
    fingerprint: team,
    shows: ({ owner }) => owner === `group:default/${team}`,
  },
  seesClusters,
});

const CLUSTER_QUEUE = 'ClusterQueue.kueue.x-k8s.io';
const LOCAL_QUEUE = 'LocalQueue.kueue.x-k8s.io';
const vision = { cluster: 'eu', kind: CLUSTER_QUEUE, name: 'vision' };

const gpu = { resource: 'nvidia.com/gpu', flavor: 'a100' };

const lineOf = (...names: string[]): FoundLine => ({
  is: 'known',
  places: new Map(
    names.map((name, index): [string, QueuePlace] => [
      name,
      {
        queue: 'gpu',
        position: index + 1,
        waiting: names.length,
        positionInClusterQueue: index * 2 + 1,
      },
    ]),
  ),
});

describe('reports of quotas', () => {
  let played: PlayedQuotas;

  beforeEach(() => {
    played = playQuotas();
  });

  const list = (access = ALL) => listQuotaReports(played, access);
  const reportOf = async (name: string, access = ALL) =>
    (await list(access)).items.find(item => item.name === name)!;

  const holding = (amount: number) => ({
    phase: 'admitted' as const,
    clusterQueue: 'vision',
    holds: [{ ...gpu, amount }],
  });
  const inVision = { queue: 'gpu', clusterQueue: 'vision' };

  it('lists queues and quotas of accelerators, and no others', async () => {
    const { items, clusters } = await list();
    expect(items.map(({ kind, name }) => [kind, name])).toEqual([
      [CLUSTER_QUEUE, 'nlp'],
      [CLUSTER_QUEUE, 'vision'],
      ['ResourceQuota', 'low'],
      ['ResourceQuota', 'gpus'],
    ]);
    expect(clusters).toMatchObject([{ name: 'eu', missing: [] }]);
  });

  it('tells what a queue is entitled to, uses, borrows and lends', async () => {
    const [whole, named, slices, ...more] = (await reportOf('vision')).figures;
    expect(whole).toEqual({
      ...gpu,
      sharing: 'whole',
      models: [{ product: 'A100-SXM4-80GB', sharing: 'whole' }],
      entitled: 8,
      used: 10,
      started: 8,
      borrowed: 2,
      borrowingLimit: 4,
      lent: { atLeast: 0, atMost: 0 },
      idle: { atLeast: 0, atMost: 0 },
      available: 2,
    });
    expect(named).toMatchObject({
      resource: 'whole-gpus',
      models: [],
      entitled: 2,
      used: 0,
      idle: { atLeast: 2, atMost: 2 },
    });
    expect(named).not.toHaveProperty('sharing');
    expect(slices).toMatchObject({
      resource: 'nvidia.com/mig-1g.10gb',
      sharing: 'mig',
      models: [{ product: 'A100-SXM4-80GB', sharing: 'mig' }],
      entitled: 14,
      used: 4,
    });
    expect(more).toEqual([]);
    expect((await reportOf('nlp')).figures[0]).toMatchObject({
      used: 3,
      lent: { atLeast: 2, atMost: 2 },
      idle: { atLeast: 3, atMost: 3 },
    });
  });

  it('does not vouch for what is lent where cohorts may not be read', async () => {
    played.setSources({ Cohort: { freshness: 'forbidden' } });
    expect((await reportOf('nlp')).figures[0]).toMatchObject({
      lent: { atLeast: 0, atMost: 2 },
      idle: { atLeast: 3, atMost: 5 },
    });
    played.setSources({ Cohort: { freshness: 'missing' } });
    expect((await reportOf('nlp')).figures[0].lent?.atLeast).toBe(2);
  });

  it('tells the limits of a namespace, and of claims what can be told', async () => {
    const { figures, waiting } = await reportOf('gpus');
    expect(figures).toEqual([
      {
        resource: 'nvidia.com/gpu',
        sharing: 'whole',
        models: [{ product: 'A100-SXM4-80GB', sharing: 'whole' }],
        entitled: 4,
        used: 3,
        idle: { atLeast: 1, atMost: 1 },
        available: 1,
      },
      {
        resource: 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
        sharing: 'claim',
        models: [],
        entitled: 2,
      },
    ]);
    expect(waiting).toBeUndefined();
  });

  it('says what closes a queue', async () => {
    expect(await reportOf('nlp')).toMatchObject({
      usable: false,
      reason: 'Stopped',
      message: "Can't admit new workloads: is stopped.",
    });
  });

  it('names who holds a queue, and counts what is no work of the caller', async () => {
    played.put('big', { ...inVision, gpus: 6, admission: holding(6) });
    played.put('guest', {
      ...inVision,
      namespace: 'guests',
      gpus: 2,
      admission: holding(2),
    });
    played.put('else', { ...inVision, cluster: 'us', admission: holding(1) });
    const names = ({ holding: { items } }: QuotaReport) =>
      items.map(({ name, amounts }) => [name, amounts[0].amount]);
    const all = await reportOf('vision');
    expect(names(all)).toEqual([
      ['big', 6],
      ['guest', 2],
    ]);
    expect(all.holding.others).toEqual([
      { ...gpu, amount: 2 },
      { resource: 'nvidia.com/mig-1g.10gb', flavor: 'sliced', amount: 4 },
    ]);

    const theirs = await reportOf('vision', ownedBy('vision', true));
    expect(names(theirs)).toEqual([['big', 6]]);
    expect(theirs.holding.others[0]).toEqual({ ...gpu, amount: 4 });
    expect(JSON.stringify(theirs)).not.toMatch(/guest/);
  });

  it('attributes a namespace quota to work with pods, not one with scopes', async () => {
    played.put('runs', { gpus: 2 });
    played.put('waits', { gpus: 8, state: 'Queued' });
    played.put('guest', { gpus: 1, namespace: 'guests' });
    const { items, others } = (await reportOf('gpus')).holding;
    expect(items.map(({ name }) => name)).toEqual(['runs']);
    expect(others).toEqual([{ resource: 'nvidia.com/gpu', amount: 1 }]);
    expect(await reportOf('low')).toMatchObject({
      scopes: ['NotTerminating'],
      holding: {
        items: [],
        others: [{ resource: 'nvidia.com/gpu', amount: 1 }],
      },
    });
  });

  it('lists who waits in the order in which they are tried, over all doors', async () => {
    const waits = { queue: 'gpu', state: 'Queued' as const };
    played.put('b', { ...waits, gpus: 4, admission: {} });
    played.put('a', { ...waits, gpus: 1, admission: { phase: 'evicted' } });
    played.put('new', { ...waits, gpus: 2 });
    played.put('guest', {
      ...waits,
      namespace: 'guests',
      gpus: 5,
      admission: {},
    });
    played.put('leaves', {
      ...inVision,
      gpus: 9,
      admission: { ...holding(2), phase: 'evicted' },
    });
    played.lines.vision = lineOf('w-a', 'w-b');
    played.lines.guests = lineOf('w-guest');
    const { waiting } = await reportOf('vision');
    expect(waiting).toMatchObject({
      total: 4,
      amounts: [{ resource: 'nvidia.com/gpu', amount: 12 }],
      more: 0,
      others: 0,
      order: 'known',
    });
    expect(waiting).not.toHaveProperty('isPartial');
    expect(
      waiting?.items.map(({ name, place }) => [name, place?.position]),
    ).toEqual([
      ['a', 1],
      ['guest', 1],
      ['b', 2],
      ['new', undefined],
    ]);

    const theirs = await reportOf('vision', ownedBy('vision', true));
    expect(theirs.waiting).toMatchObject({ total: 4, others: 1 });
    expect(theirs.waiting?.amounts[0].amount).toBe(12);
    expect(theirs).toMatchObject({
      doors: [{ namespace: 'vision', pending: 3 }],
      hiddenDoors: 1,
    });
  });

  it('says that more may wait than it can count', async () => {
    played.put('a', { queue: 'gpu', state: 'Queued', gpus: 1 });
    const behind = (await reportOf('vision')).waiting;
    expect(behind).toMatchObject({ total: 4, isPartial: true, others: 3 });
    for (const name of ['b', 'c', 'd']) {
      played.put(name, { queue: 'gpu', state: 'Queued', gpus: 1 });
    }
    expect((await reportOf('vision')).waiting).not.toHaveProperty('isPartial');
    played.setSources({ PyTorchJob: { freshness: 'forbidden' } });
    expect((await reportOf('vision')).waiting?.isPartial).toBe(true);
    expect((await list()).clusters[0].missing).toEqual(['work']);
  });

  it.each<[string, Record<string, FoundLine>, object]>([
    ['not served', {}, { order: 'not-served' }],
    [
      'refused',
      { vision: { is: 'failed', message: 'no' } },
      { order: 'failed', orderProblem: 'no' },
    ],
    [
      'known of one queue only',
      { vision: lineOf(), guests: { is: 'failed', message: 'no' } },
      { order: 'partly', orderProblem: 'no' },
    ],
  ])('says when the order is %s', async (_, lines, expected) => {
    Object.assign(played.lines, lines);
    expect((await reportOf('vision')).waiting).toMatchObject(expected);
    expect((await reportOf('nlp')).waiting).not.toHaveProperty('order');
  });

  it('waits a second for the order, and has it the next time', async () => {
    let answer = (_: FoundLine) => {};
    played.lines.vision = new Promise(resolve => {
      answer = resolve;
    });
    const report = reportOf('vision');
    await played.clock.advance(1_000);
    expect((await report).waiting).toMatchObject({
      order: 'failed',
      orderProblem: 'no answer yet',
    });
    answer(lineOf());
    played.lines.guests = lineOf();
    expect((await reportOf('vision')).waiting?.order).toBe('known');
  });

  it('shows who may not read the quotas of clusters those of their namespaces', async () => {
    played.put('big', { ...inVision, gpus: 6, admission: holding(6) });
    const { items, clusters } = await list(ownedBy('vision', false));
    expect(items.map(({ kind, name }) => [kind, name])).toEqual([
      [LOCAL_QUEUE, 'gpu'],
      ['ResourceQuota', 'gpus'],
    ]);
    expect(items[0]).toMatchObject({
      parent: 'vision',
      figures: [{ ...gpu, used: 6 }],
      holding: { items: [{ name: 'big' }], others: [] },
    });
    expect(items[0].figures[0]).not.toHaveProperty('available');
    expect(clusters).toEqual([{ name: 'eu', missing: [] }]);
  });

  it('tells of one queue, with what it could be given', async () => {
    const address = {
      cluster: 'eu',
      kind: LOCAL_QUEUE,
      namespace: 'vision',
      name: 'gpu',
    };
    const { item, cluster, sources } = await getQuotaReport(
      address,
      played,
      ALL,
    );
    expect(item).toMatchObject({ ...address, figures: [{ available: 2 }] });
    expect(cluster).toMatchObject({
      physical: [
        {
          product: 'A100-SXM4-80GB',
          whole: 16,
          cut: 2,
          slices: [{ resource: 'nvidia.com/mig-1g.10gb', amount: 14 }],
        },
      ],
      cohorts: [
        {
          name: 'all',
          members: ['nlp', 'vision'],
          figures: expect.arrayContaining([
            { ...gpu, own: 0, entitled: 16, used: 13 },
          ]),
        },
      ],
    });
    expect(sources.some(({ kind }) => kind === 'Node')).toBe(true);
    expect(played.asked).toEqual(['vision']);
  });

  it.each<[string, object, QuotaAccess]>([
    ['is not there', { name: 'none' }, ALL],
    ['is on another cluster', { cluster: 'us' }, ALL],
    ['is hidden', {}, ownedBy('vision', false)],
  ])('knows no quota that %s', async (_, change, access) => {
    await expect(
      getQuotaReport({ ...vision, ...change }, played, access),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('says what a report lacks, and of when it is', async () => {
    played.setSources({
      ClusterQueue: { freshness: 'stale', asOf: '2026-01-01T00:00:00.000Z' },
      Node: { freshness: 'forbidden' },
    });
    expect((await list()).clusters[0]).toMatchObject({
      missing: expect.arrayContaining(['queues', 'nodes']),
      asOf: '2026-01-01T00:00:00.000Z',
    });
  });
});
