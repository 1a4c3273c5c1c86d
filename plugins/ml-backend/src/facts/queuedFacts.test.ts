import { AdmissionReading } from '@mlport/backstage-plugin-ml-common';
import { ClusterRequest, failure, success } from '../clusters/gateway';
import { ScriptedGateway } from '../clusters/simulation/ScriptedGateway';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import {
  InMemoryMirror,
  testKind,
  toRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import { job } from './__testUtils__/PlayedCluster';
import { DetailsReader } from './DetailsReader';
import { FactCollector } from './FactCollector';

describe('facts of work that waits in a queue', () => {
  const setUp = (options: {
    phase: AdmissionReading['phase'];
    moreEvents?: boolean;
    refusal?: boolean;
  }) => {
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
    const row = toRow({ uid: 'a', workload: { state: 'Queued' } });
    mirror.setSurroundings('a', {
      related: [
        {
          cluster: 'prod-eu',
          kind: testKind('kueue.x-k8s.io', 'Workload'),
          meta: { ...row.meta, name: 'pytorchjob-a', controllerUid: 'a' },
          reading: {
            type: 'admission',
            phase: options.phase,
            reason: 'WaitingForQuota',
            queue: 'team-a',
          },
        },
      ],
    });
    const answer = ({ path, query }: ClusterRequest) => {
      if (path.endsWith('/pendingworkloads')) {
        const items = ['x', 'y', 'pytorchjob-a', 'z'].map((name, index) => ({
          metadata: { name },
          positionInLocalQueue: index,
          positionInClusterQueue: index,
        }));
        return options.refusal
          ? failure('forbidden', 'the account of the portal may not read this')
          : success({ items });
      }
      if (path === '/apis/visibility.kueue.x-k8s.io') {
        return success({ versions: [{ version: 'v1beta2' }] });
      }
      if (path.endsWith('/events')) {
        const isCut = options.moreEvents && !query?.fieldSelector;
        return success({ items: [], metadata: isCut ? { continue: 'x' } : {} });
      }
      return path.endsWith('/pods')
        ? success({ items: [] })
        : success(job('a'));
    };
    const gateway = new ScriptedGateway({
      request: (_, request) => answer(request),
      watch: () => failure('notFound', 'nothing is watched'),
    });
    const clock = new VirtualClock();
    const collector = FactCollector.create({ gateway, mirror, clock });
    const details = DetailsReader.create({
      collector,
      mirror,
      kinds: [],
      learn: () => {},
      clock,
    });
    return {
      clock,
      gateway,
      read: () => details.read(row, () => true),
      asked: () => gateway.requests.map(({ request }) => request.path),
    };
  };

  it('has its place, in four requests and no question for pods that cannot be', async () => {
    const { asked, read } = setUp({ phase: 'waiting' });
    const details = await read();
    expect(details).toMatchObject({
      place: { queue: 'team-a', position: 3, waiting: 4 },
      explanation: {
        cause: 'waits-for-quota',
        place: '3rd of 4 in queue team-a',
      },
      missing: [],
    });
    expect(asked()).toHaveLength(4);
    expect(asked().some(path => path.endsWith('/pods'))).toBe(false);
    await read();
    expect(asked()).toHaveLength(4);
  });

  it('costs four requests at most where the namespace has many events, and then comes to its place', async () => {
    const { asked, clock, read } = setUp({
      phase: 'waiting',
      moreEvents: true,
    });
    expect((await read()).place).toBeUndefined();
    expect(asked()).toHaveLength(4);
    await clock.advance(6_000);
    expect((await read()).place?.position).toBe(3);
    expect(asked()).toHaveLength(8);
  });

  it('costs four requests at most where pods may be left, as after an eviction', async () => {
    const { asked, clock, read } = setUp({ phase: 'evicted' });
    await read();
    expect(asked()).toHaveLength(4);
    expect(asked().some(path => path.endsWith('/pods'))).toBe(true);
    await clock.advance(6_000);
    expect((await read()).place?.position).toBe(3);
    expect(asked()).toHaveLength(8);
  });

  it('says why the place is unknown, and the rest all the same', async () => {
    const details = await setUp({ phase: 'waiting', refusal: true }).read();
    expect(details.place).toBeUndefined();
    expect(details.explanation?.cause).toBe('waits-for-quota');
    expect(details.missing).toEqual([
      { part: 'place', message: 'the account of the portal may not read this' },
    ]);
  });

  it('asks for no place of work that is admitted', async () => {
    const { asked, read } = setUp({ phase: 'admitted' });
    expect((await read()).place).toBeUndefined();
    expect(asked().some(path => path.includes('visibility'))).toBe(false);
  });
});
