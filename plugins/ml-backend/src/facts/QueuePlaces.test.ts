import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { ScriptedGateway } from '../clusters/simulation/ScriptedGateway';
import { failure, Outcome, success } from '../clusters/gateway';
import { ClusterReader } from './ClusterReader';
import { InLine, QueuePlaces } from './QueuePlaces';

const GROUP = '/apis/visibility.kueue.x-k8s.io';
const LINE = `${GROUP}/v1beta2/namespaces/vision/localqueues/team-a/pendingworkloads`;

const serving = (...versions: string[]) =>
  success({
    kind: 'APIGroup',
    versions: versions.map(version => ({ version })),
  });

/** As Kueue gives it: places count from 0. */
const pending = (...names: string[]) =>
  success({
    items: names.map((name, index) => ({
      metadata: { name, namespace: 'vision' },
      priority: 0,
      localQueueName: 'team-a',
      positionInLocalQueue: index,
      positionInClusterQueue: index * 2,
    })),
  });

describe('QueuePlaces', () => {
  const setUp = (answers: Record<string, Outcome<unknown>>) => {
    const gateway = new ScriptedGateway({
      request: (_, { path }) => answers[path] ?? failure('notFound', 'gone'),
      watch: () => failure('notFound', 'nothing is watched'),
    });
    const clock = new VirtualClock();
    const reader = ClusterReader.create({ gateway, clock });
    const places = QueuePlaces.create({
      reader,
      clock,
      ttlMs: 5_000,
      capacity: 10,
    });
    const asked = () => gateway.requests.map(({ request }) => request.path);
    const of = (workload: string, most = 2) =>
      places.of(
        { cluster: 'a', namespace: 'vision', queue: 'team-a', workload },
        most,
      );
    return { answers, asked, clock, gateway, of, places };
  };

  it('tells the place of all who wait in a queue by two requests', async () => {
    const { asked, of } = setUp({
      [GROUP]: serving('v1beta1', 'v1beta2'),
      [LINE]: pending('one', 'two', 'three'),
    });
    expect(await Promise.all([of('three'), of('one')])).toEqual([
      {
        place: {
          queue: 'team-a',
          position: 3,
          waiting: 3,
          positionInClusterQueue: 5,
        },
      },
      {
        place: {
          queue: 'team-a',
          position: 1,
          waiting: 3,
          positionInClusterQueue: 1,
        },
      },
    ]);
    expect(asked()).toEqual([GROUP, LINE]);
  });

  it('asks again after 5 seconds, and after a minute whether it is served still', async () => {
    const { asked, clock, of } = setUp({
      [GROUP]: serving('v1beta2'),
      [LINE]: pending('one'),
    });
    await of('one');
    await clock.advance(6_000);
    await of('one');
    expect(asked()).toEqual([GROUP, LINE, LINE]);
    await clock.advance(61_000);
    await of('one');
    expect(asked()).toEqual([GROUP, LINE, LINE, GROUP, LINE]);
  });

  it('reads the older version where only that is served', async () => {
    const { of } = setUp({
      [GROUP]: serving('v1alpha1', 'v1beta1'),
      [LINE.replace('v1beta2', 'v1beta1')]: pending('one'),
    });
    expect((await of('one')).place?.position).toBe(1);
  });

  it.each<[string, Record<string, Outcome<unknown>>]>([
    ['the API is not served', {}],
    ['only unknown versions are served', { [GROUP]: serving('v2') }],
    ['the queue is not known to it', { [GROUP]: serving('v1beta2') }],
    [
      'the work waits no longer',
      { [GROUP]: serving('v1beta2'), [LINE]: pending('another') },
    ],
  ])('says nothing where %s', async (_, answers) => {
    expect(await setUp(answers).of('one')).toEqual({});
  });

  it.each<[string, Record<string, Outcome<unknown>>, string]>([
    [
      'forbidden',
      {
        [GROUP]: serving('v1beta2'),
        [LINE]: failure('forbidden', 'the account may not do this'),
      },
      'the account may not do this',
    ],
    [
      'down behind the API server',
      {
        [GROUP]: serving('v1beta2'),
        [LINE]: failure('server', 'service unavailable'),
      },
      'service unavailable',
    ],
    [
      'nowhere to be asked about',
      { [GROUP]: failure('refused', 'connection refused') },
      'connection refused',
    ],
    [
      'no list',
      { [GROUP]: serving('v1beta2'), [LINE]: success('?') },
      'the cluster gave no list',
    ],
  ])('says why the place is unknown: %s', async (_, answers, message) => {
    expect(await setUp(answers).of('one')).toEqual({
      missing: { part: 'place', message },
    });
  });

  it('says that a line is longer than it read', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `w${index}`);
    const { of } = setUp({
      [GROUP]: serving('v1beta2'),
      [LINE]: pending(...names),
    });
    expect((await of('w1')).place).toMatchObject({
      position: 2,
      waiting: 1_000,
      isCut: true,
    });
    expect((await of('other')).missing?.message).toBe(
      'more than 1000 wait before it',
    );
  });

  it('never makes more requests than it may', async () => {
    const { asked, of } = setUp({
      [GROUP]: serving('v1beta2'),
      [LINE]: pending('one'),
    });
    expect(await of('one', 0)).toEqual({});
    expect(asked()).toEqual([]);
    expect(await of('one', 1)).toEqual({});
    expect(asked()).toEqual([GROUP]);
    expect((await of('one', 1)).place?.position).toBe(1);
    expect(asked()).toEqual([GROUP, LINE]);
  });

  it('leaves out what it cannot read', async () => {
    const { of } = setUp({
      [GROUP]: serving('v1beta2'),
      [LINE]: success({
        items: [7, { metadata: 3 }, { metadata: { name: 'one' } }],
      }),
    });
    expect((await of('one')).place).toEqual({
      queue: 'team-a',
      position: 1,
      waiting: 1,
    });
  });

  it('writes names into the path so that they stay there', async () => {
    const { asked, places } = setUp({ [GROUP]: serving('v1beta2') });
    const inLine: InLine = {
      cluster: 'a',
      namespace: '../kube-system',
      queue: 'a/b?c',
      workload: 'one',
    };
    await places.of(inLine, 2);
    expect(asked()[1]).toContain('/..%2Fkube-system/localqueues/a%2Fb%3Fc/');
  });
});
