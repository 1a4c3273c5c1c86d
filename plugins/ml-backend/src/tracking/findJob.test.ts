import { Run } from '@mlport/backstage-plugin-ml-common';
import { EVERYTHING } from '../workloads/__testUtils__/everything';
import { InMemoryMirror } from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { findJob } from './findJob';

const STARTED = 1_000_000;
const HOUR = 3_600_000;
const NAMED = {
  namespace: 'vision',
  apiVersion: 'kubeflow.org/v1',
  kind: 'PyTorchJob',
  name: 'train',
};

describe('findJob', () => {
  const mirror = InMemoryMirror.create();
  mirror.setSources(
    ['eu', 'us'].map(cluster => ({
      cluster,
      group: 'kubeflow.org',
      kind: 'PyTorchJob',
      freshness: 'fresh' as const,
    })),
  );
  mirror.put({
    uid: 'u',
    cluster: 'us',
    name: 'train',
    createdAt: STARTED - HOUR,
    workload: { finishedAt: STARTED + HOUR },
  });
  const book = WorkloadBook.create(mirror);
  const deps = { book, readings: mirror };
  afterAll(() => book.close());

  const find = (job: Run['origin']['job'], startedAt?: number) =>
    findJob({ origin: { job }, startedAt }, { workloads: EVERYTHING }, deps)
      ?.meta.uid;

  it.each<
    [string, Run['origin']['job'], number | undefined, string | undefined]
  >([
    ['its uid', { cluster: 'us', uid: 'u' }, undefined, 'u'],
    ['its uid on any cluster', { uid: 'u' }, undefined, 'u'],
    [
      'a uid of another cluster',
      { cluster: 'eu', uid: 'u' },
      undefined,
      undefined,
    ],
    [
      'a uid that is gone, though the name is there',
      { ...NAMED, uid: 'x' },
      STARTED,
      undefined,
    ],
    ['its name', { cluster: 'us', ...NAMED }, STARTED, 'u'],
    ['its name on any cluster', NAMED, STARTED, 'u'],
    ['a name that was used again later', NAMED, STARTED - 2 * HOUR, undefined],
    ['a name whose job had ended', NAMED, STARTED + 2 * HOUR, undefined],
    [
      'a name, when it is not known when the run began',
      NAMED,
      undefined,
      undefined,
    ],
    ['half a name', { name: 'train', namespace: 'vision' }, STARTED, undefined],
    [
      'the name of another kind',
      { ...NAMED, kind: 'MPIJob' },
      STARTED,
      undefined,
    ],
    ['nothing', undefined, STARTED, undefined],
  ])('by %s', (_, job, startedAt, uid) => {
    expect(find(job, startedAt)).toBe(uid);
  });

  it('finds nothing that the caller may not see', () => {
    const run = { origin: { job: { uid: 'u' } }, startedAt: STARTED };
    const blind = { ...EVERYTHING, shows: () => false };
    expect(findJob(run, { workloads: blind }, deps)).toBeUndefined();
    expect(findJob(run, {}, deps)).toBeUndefined();
  });
});
