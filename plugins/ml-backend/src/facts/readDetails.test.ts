import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { EVERYTHING } from '../workloads/__testUtils__/everything';
import { InMemoryMirror } from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { job, PlayedCluster, pod } from './__testUtils__/PlayedCluster';
import { createFacts, Facts } from './createFacts';
import { readDetails } from './readDetails';

const address = {
  cluster: 'prod-eu',
  namespace: 'vision',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  name: 'a',
};

/** Its container cannot start, for another reason than the image. */
const misconfigured = pod('a-0', {
  status: {
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'main',
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: 'secret "token" not found',
          },
        },
      },
    ],
  },
});

describe('readDetails', () => {
  let mirror: InMemoryMirror;
  let book: WorkloadBook;
  let facts: Facts;
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
      pods: [pod('a-0')],
      events: [],
    });
    facts = createFacts({
      gateway: played.gateway,
      mirror,
      kinds,
      logger: mockServices.logger.mock(),
      tell: (key, why) => book.setWhy(key, why),
      clock,
    });
    facts.start();
  });
  afterEach(() => {
    facts.stop();
    book.close();
  });

  const open = () =>
    readDetails(address, { book, facts, readings: mirror, scope: EVERYTHING });
  const why = () => book.entry({ cluster: 'prod-eu', uid: 'a' })?.why;

  it('says of a row what it finds out, and the row says it from then on', async () => {
    mirror.put({ uid: 'a', workload: { state: 'Pending' } });
    await clock.advance(1_000);
    const before = why();
    expect(before).toMatch(/image/);

    // Nothing of it is mirrored, so only looking again tells.
    played.objects = { ...played.objects, pods: [misconfigured] };
    await clock.advance(10_000);
    expect(why()).toBe(before);

    const { explanation, item } = await open();
    expect(explanation?.headline).toMatch(/token/);
    expect(item.why).toBe(explanation?.headline);
    expect(why()).toBe(explanation?.headline);
  });

  it('says it before the background has come to it', async () => {
    mirror.put({ uid: 'a', workload: { state: 'Pending' } });
    const { item } = await open();
    expect(item.why).toMatch(/image/);
  });

  it('leaves alone what does not wait', async () => {
    mirror.put({ uid: 'a', workload: { state: 'Running' } });
    expect((await open()).item.why).toBeUndefined();
    expect(why()).toBeUndefined();
  });
});
