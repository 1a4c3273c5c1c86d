import { VirtualClock } from '../clusters/simulation/VirtualClock';
import {
  InMemoryMirror,
  toRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import {
  event,
  job,
  PlayedCluster,
  PlayedObjects,
  pod,
} from './__testUtils__/PlayedCluster';
import { FactCollector } from './FactCollector';

const EVENTS = '/api/v1/namespaces/vision/events?limit=500';

describe('FactCollector', () => {
  const setUp = (objects: PlayedObjects) => {
    const mirror = InMemoryMirror.create();
    mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'fresh',
        version: 'v1',
      },
    ]);
    const played = PlayedCluster.create(objects);
    const clock = new VirtualClock();
    const { gateway } = played;
    const collector = FactCollector.create({ gateway, mirror, clock });
    return { clock, collector, mirror, played };
  };

  it('asks three questions for all who look at once, and none within 5 seconds', async () => {
    const { clock, collector, played } = setUp({
      object: job('a'),
      pods: [pod('a-worker-0')],
      events: [event('uid-a-worker-0')],
    });
    const row = toRow({ uid: 'a' });
    const [one, two] = await Promise.all([
      collector.collect(row),
      collector.collect(row),
    ]);
    expect(one).toBe(two);
    expect(played.asked.sort()).toEqual([
      EVENTS,
      '/api/v1/namespaces/vision/pods?labelSelector=job-name%3Da&limit=250',
      '/apis/kubeflow.org/v1/namespaces/vision/pytorchjobs/a',
    ]);
    await clock.advance(4_900);
    await collector.collect(row);
    expect(played.asked).toHaveLength(3);
    await clock.advance(200);
    await collector.collect(row);
    expect(played.asked).toHaveLength(6);
  });

  it('asks for the warnings where a namespace has many events: four questions at most', async () => {
    const { collector, played } = setUp({
      object: job('a'),
      pods: [pod('a-worker-0')],
      events: [event('a')],
      moreEvents: true,
    });
    const facts = await collector.collect(toRow({ uid: 'a' }));
    expect(played.asked).toHaveLength(4);
    expect(played.asked[3]).toBe(
      '/api/v1/namespaces/vision/events?fieldSelector=type%21%3DNormal&limit=500',
    );
    expect(facts.events).toHaveLength(1);
    expect(facts.missing).toMatchObject([{ part: 'events' }]);
  });

  it('shares the events of a namespace between its work', async () => {
    const { collector, played } = setUp({
      object: job('a'),
      pods: [],
      events: [],
    });
    await collector.collect(toRow({ uid: 'a' }));
    await collector.collect(toRow({ uid: 'b' }));
    expect(played.asked.filter(path => path === EVENTS)).toHaveLength(1);
  });

  it('takes the events of the work, its parts, its pods and what makes them, newest first', async () => {
    const { collector, mirror } = setUp({
      object: job('a'),
      pods: [pod('a-worker-0')],
      events: [
        event('a'),
        event('other'),
        event('set', { lastTimestamp: '2026-01-01T00:00:03Z' }),
        event('uid-a-worker-0', { lastTimestamp: '2026-01-01T00:00:02Z' }),
        event('part', { lastTimestamp: '2026-01-01T00:00:01Z' }),
        event('rs', {
          involvedObject: { kind: 'ReplicaSet', name: 'a-7d9c', uid: 'rs' },
          lastTimestamp: '2026-01-01T00:00:04Z',
        }),
        event('rs2', {
          involvedObject: { kind: 'ReplicaSet', name: 'a-b-7d9c', uid: 'rs2' },
        }),
        event('profile'),
      ],
    });
    const { kind, meta } = toRow({ uid: 'part' });
    const reading = { type: 'namespace' as const };
    const around = { cluster: 'prod-eu', kind, reading };
    mirror.setSurroundings('a', {
      parts: [{ ...around, meta }],
      related: [{ ...around, meta: { ...meta, uid: 'profile' } }],
    });
    const { events } = await collector.collect(toRow({ uid: 'a' }));
    expect(events.map(({ about }) => about.uid)).toEqual([
      'rs',
      'set',
      'uid-a-worker-0',
      'part',
      'a',
    ]);
  });

  it.each<[string, PlayedObjects, string[]]>([
    ['nothing', { object: job('a'), pods: [], events: [] }, []],
    ['a gone object', { pods: [], events: [] }, ['object', 'pods']],
    [
      'another object of its name',
      { object: job('b'), events: [] },
      ['object', 'pods'],
    ],
    ['forbidden pods', { object: job('a'), events: [] }, ['pods']],
    ['forbidden events', { object: job('a'), pods: [] }, ['events']],
  ])('says what is missing: %s', async (_, objects, parts) => {
    const { collector } = setUp(objects);
    const { missing } = await collector.collect(toRow({ uid: 'a' }));
    expect(missing.map(({ part }) => part)).toEqual(parts);
  });

  it('encodes hostile names, and reads past hostile lists', async () => {
    const { collector, played } = setUp({
      object: job('a'),
      pods: [null, 3, 'x', [], { metadata: {} }, pod('a-0')],
      events: [null, { involvedObject: 3, reason: 'x' }, event('uid-a-0')],
    });
    const facts = await collector.collect(
      toRow({ uid: 'a', name: '../../secrets/x?y=', namespace: 'vision' }),
    );
    expect(played.asked).toContain(
      '/apis/kubeflow.org/v1/namespaces/vision/pytorchjobs/..%2F..%2Fsecrets%2Fx%3Fy%3D',
    );
    expect(facts.pods.map(({ name }) => name)).toEqual(['a-0']);
    expect(facts.events).toHaveLength(1);
  });
});
