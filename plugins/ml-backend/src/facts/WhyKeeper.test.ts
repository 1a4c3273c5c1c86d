import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import {
  InMemoryMirror,
  testKind,
  TestRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { event, job, PlayedCluster, pod } from './__testUtils__/PlayedCluster';
import { FactCollector } from './FactCollector';
import { WhyKeeper } from './WhyKeeper';

const pending = { state: 'Pending' as const };

describe('WhyKeeper', () => {
  let mirror: InMemoryMirror;
  let book: WorkloadBook;
  let keeper: WhyKeeper;
  let clock: VirtualClock;
  let played: PlayedCluster;

  beforeEach(() => {
    mirror = InMemoryMirror.create();
    mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'fresh',
        version: 'v1',
      },
    ]);
    book = WorkloadBook.create(mirror);
    clock = new VirtualClock();
    played = PlayedCluster.create({
      object: job('a'),
      pods: [pod('a-worker-0')],
      events: [event('uid-a-worker-0')],
    });
    const { gateway } = played;
    keeper = WhyKeeper.create({
      mirror,
      kinds,
      clock,
      collector: FactCollector.create({ gateway, mirror, clock }),
      logger: mockServices.logger.mock(),
      tell: (key, why) => book.setWhy(key, why),
    });
    keeper.start();
  });
  afterEach(() => {
    keeper.stop();
    book.close();
  });

  const why = (uid = 'a') => book.entry({ cluster: 'prod-eu', uid })?.why;
  const objectsAsked = () =>
    played.asked
      .filter(path => path.includes('/pytorchjobs/'))
      .map(path => path.split('/').pop());

  it('tells why a row waits, once it waits, and forgets it when it does not', async () => {
    mirror.put({ uid: 'a' });
    await clock.advance(1_000);
    expect(played.asked).toEqual([]);

    mirror.put({ uid: 'a', workload: pending });
    await clock.advance(1_000);
    expect(why()).toBe('a waits: worker-0 cannot pull the image registry/x:1');
    const { sequence } = book;
    mirror.put({ uid: 'a', workload: { ...pending, message: 'still' } });
    await clock.advance(30_000);
    expect(why()).toMatch(/image/);
    expect(objectsAsked()).toEqual(['a']);
    expect(book.sequence).toBe(sequence + 1);

    mirror.put({ uid: 'a', workload: { state: 'Running' } });
    expect(why()).toBeUndefined();
  });

  it('looks again when the reason changed, and now and then while it waits', async () => {
    mirror.put({ uid: 'a', workload: pending });
    await clock.advance(6_000);
    mirror.put({ uid: 'a', workload: { ...pending, reason: 'Other' } });
    await clock.advance(10_000);
    expect(objectsAsked()).toHaveLength(2);
    await clock.advance(100_000);
    expect(objectsAsked()).toHaveLength(3);
    await clock.advance(6 * 60_000);
    expect(objectsAsked()).toHaveLength(4);
  });

  it('looks again soon when nothing had happened yet', async () => {
    const { objects } = played;
    played.objects = { ...objects, pods: [], events: [] };
    mirror.put({ uid: 'a', workload: pending });
    await clock.advance(1_000);
    expect(why()).toBeUndefined();
    played.objects = objects;
    await clock.advance(8_000);
    expect(why()).toMatch(/image/);
    await clock.advance(60_000);
    expect(objectsAsked()).toHaveLength(2);
  });

  it('says without a request that work is paused', async () => {
    mirror.put({ uid: 'a', workload: { state: 'Suspended' } });
    await clock.advance(1_000);
    expect(why()).toMatch(/^a is suspended: somebody paused it/);
    expect(played.asked).toEqual([]);
  });

  it('takes the newest first, two per second and cluster', async () => {
    for (const uid of ['a', 'b', 'c']) {
      mirror.put({ uid, workload: pending });
    }
    await clock.advance(600);
    expect(objectsAsked()).toEqual(['c']);
    await clock.advance(1_000);
    expect(objectsAsked()).toEqual(['c', 'b', 'a']);
  });

  it('asks nothing about what is over since an hour, or what the mirror tells', async () => {
    const now = clock.now();
    const failed = (uid: string, finishedAt: number): TestRow => ({
      uid,
      workload: { state: 'Failed', finishedAt },
    });
    mirror.put(failed('old', now - 3_700_000));
    mirror.put({ uid: 'a', workload: { state: 'Queued', queue: 'vision' } });
    mirror.setSurroundings('a', {
      related: [
        {
          cluster: 'prod-eu',
          kind: testKind('kueue.x-k8s.io', 'Workload'),
          meta: {
            uid: 'w',
            name: 'w',
            resourceVersion: '1',
            labels: {},
            annotations: {},
            controllerUid: 'a',
          },
          reading: {
            type: 'admission',
            phase: 'waiting',
            reason: 'Pending',
            message: "LocalQueue vision doesn't exist",
          },
        },
      ],
    });
    await clock.advance(10_000);
    expect(why()).toBe('a waits for a queue that does not exist: vision');
    expect(why('old')).toBeUndefined();
    expect(played.asked).toEqual([]);
    mirror.put(failed('new', now));
    await clock.advance(1_000);
    expect(objectsAsked()).toEqual(['new']);
  });

  it('goes on when a row cannot be explained', async () => {
    played.gateway.onRequest = () => {
      throw new Error('broken');
    };
    mirror.put({ uid: 'b', workload: pending });
    await clock.advance(1_000);
    played.gateway.onRequest = PlayedCluster.create({
      object: job('a'),
      pods: [pod('a-worker-0')],
      events: [],
    }).gateway.onRequest;
    mirror.put({ uid: 'a', workload: pending });
    await clock.advance(1_000);
    expect(why()).toMatch(/image/);
  });
});
