import { VirtualClock } from '../clusters/simulation/VirtualClock';
import {
  InMemoryMirror,
  toRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import { job, PlayedCluster, pod } from './__testUtils__/PlayedCluster';
import { FactCollector } from './FactCollector';
import { LogReader, LogRequest } from './LogReader';

const running = {
  containerStatuses: [{ name: 'main', state: { running: {} } }],
};

describe('LogReader', () => {
  const setUp = (log: string | undefined, status: unknown = running) => {
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
    const played = PlayedCluster.create({
      object: job('a'),
      pods: [pod('a-0', { status })],
      events: [],
      log,
    });
    const clock = new VirtualClock();
    const { gateway } = played;
    const collector = FactCollector.create({ gateway, mirror, clock });
    const reader = LogReader.create({ collector, clock });
    const read = (request: Partial<LogRequest> = {}) =>
      reader.read(toRow({ uid: 'a' }), { pod: 'a-0', ...request });
    return { clock, played, read };
  };

  it('gives the last lines, masked, and asks once for all who look at once', async () => {
    const { played, read } = setUp('1\n2\ntoken=CANARY\n');
    const [answer] = await Promise.all([
      read({ tailLines: 2 }),
      read({ tailLines: 2 }),
    ]);
    expect(answer).toEqual({
      pod: 'a-0',
      container: 'main',
      lines: ['2', 'token=***'],
      truncated: true,
    });
    expect(played.asked.filter(path => path.includes('/log'))).toEqual([
      '/api/v1/namespaces/vision/pods/a-0/log?container=main&tailLines=3',
    ]);
  });

  it('keeps the end of what is too long', async () => {
    const line = `${'x'.repeat(99)}\n`;
    const { read } = setUp(`${line.repeat(5_000)}the end\n`);
    const { lines, truncated } = await read({ tailLines: 1_000 });
    expect(lines).toHaveLength(1_000);
    expect(lines[999]).toBe('the end');
    expect(truncated).toBe(true);
  });

  it('asks for the run before, where there was one', async () => {
    const ended = { terminated: { exitCode: 1 } };
    const { played, read } = setUp('last words', {
      containerStatuses: [{ name: 'main', state: {}, lastState: ended }],
    });
    expect(await read({ previous: true })).toMatchObject({
      lines: ['last words'],
    });
    expect(played.asked.at(-1)).toContain('previous=true');
  });

  it.each<[string, Partial<LogRequest>, unknown]>([
    ['has not begun', {}, {}],
    ['was never started again', { previous: true }, running],
  ])('has no lines of a container that %s', async (_, request, status) => {
    const { played, read } = setUp('CANARY', status);
    expect(await read(request)).toMatchObject({ lines: [], truncated: false });
    expect(played.asked.filter(path => path.includes('/log'))).toEqual([]);
  });

  it.each<[string, Partial<LogRequest>, string]>([
    ['a pod of others', { pod: 'b-0' }, 'NotFoundError'],
    ['a hostile pod', { pod: '../../../secrets' }, 'NotFoundError'],
    ['no container of the pod', { container: 'x' }, 'NotFoundError'],
    ['a cluster that refuses', {}, 'ServiceUnavailableError'],
  ])('refuses %s', async (_, request, name) => {
    const { read } = setUp(undefined);
    await expect(read(request)).rejects.toMatchObject({ name });
  });
});
