import { administratorRules, startPocketCluster } from '../pocket';
import type { PocketCluster } from '../pocket';
import { isJsonObject, JsonObject } from '../pocket/ApiObject';
import { Line, lines } from './lines';
import { Story } from './Story';

const EPOCH = Date.UTC(2026, 4, 4, 8);
const SECOND = 1000;

const admin = { token: 'admin', user: 'admin', rules: administratorRules };

async function cluster(name: string): Promise<PocketCluster> {
  return startPocketCluster({ name, identities: [admin] });
}

/** All that a cluster holds, but for the versions, which count writes. */
function contentOf(pocket: PocketCluster): string {
  return [
    'namespaces',
    'pods',
    'events',
    'jobs.batch',
    'pytorchjobs.kubeflow.org',
    'workloads.kueue.x-k8s.io',
    'clusterqueues.kueue.x-k8s.io',
  ]
    .flatMap(id => pocket.store.list(pocket.type(id)))
    .map(({ key, object }) =>
      JSON.stringify([
        key,
        { ...object, metadata: { ...object.metadata, resourceVersion: '' } },
      ]),
    )
    .join('\n');
}

function conditionsOf(object: { status?: unknown } | undefined): string[] {
  const status = isJsonObject(object?.status) ? object.status : {};
  const conditions = Array.isArray(status.conditions) ? status.conditions : [];
  return conditions
    .filter(isJsonObject)
    .filter(condition => condition.status === 'True')
    .map(condition => String(condition.type));
}

describe('Story', () => {
  const open: PocketCluster[] = [];

  async function tell(options: { only?: Line[]; speed?: number } = {}) {
    const pockets = [await cluster('prod-eu'), await cluster('prod-us')];
    open.push(...pockets);
    const story = Story.create({
      clusters: pockets,
      time: { epoch: EPOCH, speed: options.speed ?? 1, seed: 7 },
      lines: options.only,
    });
    return { story, eu: pockets[0], us: pockets[1] };
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map(pocket => pocket.close()));
  });

  it('is the same for the same seed, however it got there', async () => {
    const jumped = await tell();
    const walked = await tell();
    const end = EPOCH + 1800 * SECOND;
    jumped.story.advanceTo(end);
    for (let now = EPOCH; now <= end; now += 60 * SECOND) {
      walked.story.advanceTo(now);
    }
    expect(contentOf(walked.eu)).toBe(contentOf(jumped.eu));
    expect(contentOf(walked.us)).toBe(contentOf(jumped.us));
  });

  it('shows every state at any moment', async () => {
    const { story, eu, us } = await tell();
    for (const hour of [0, 1, 7, 100]) {
      story.advanceTo(EPOCH + hour * 3600 * SECOND);
      const jobs = [eu, us].flatMap(pocket =>
        ['pytorchjobs.kubeflow.org', 'jobs.batch'].flatMap(id =>
          pocket.store.list(pocket.type(id)).map(({ object }) => object),
        ),
      );
      expect(jobs.length).toBeGreaterThan(50);
      expect(jobs.length).toBeLessThan(150);
      const seen = new Set(jobs.flatMap(conditionsOf));
      for (const condition of [
        'Running',
        'Succeeded',
        'Failed',
        'Restarting',
        'Suspended',
        'Complete',
      ]) {
        expect(seen).toContain(condition);
      }
      expect(jobs.some(job => job.metadata.deletionTimestamp)).toBe(true);
      const evicted = eu.store
        .list(eu.type('workloads.kueue.x-k8s.io'))
        .some(({ object }) => conditionsOf(object).includes('Evicted'));
      expect(evicted).toBe(true);
    }
  });

  it('lets a job queue, run, restart, fail out of memory, and go', async () => {
    const line = lines.find(({ script }) => script === 'outOfMemory')!;
    const { story, eu } = await tell({
      only: [{ ...line, every: undefined, hoursAgo: [0] }],
    });
    const history: string[] = [];
    let generation: unknown[] = [];
    for (
      let next = EPOCH;
      Number.isFinite(next);
      next = story.advanceTo(next)
    ) {
      story.advanceTo(next);
      const [job] = eu.store.list(eu.type('pytorchjobs.kubeflow.org'));
      const last = conditionsOf(job?.object).pop();
      if (last && last !== history[history.length - 1]) {
        history.push(last);
      }
      if (job) {
        generation = [...generation, job.object.metadata.generation];
      }
    }
    expect(history).toEqual([
      'Suspended',
      'Created',
      'Running',
      'Restarting',
      'Running',
      'Restarting',
      'Running',
      'Failed',
    ]);
    expect(generation[0]).toBe(1);
    expect(eu.store.list(eu.type('pytorchjobs.kubeflow.org'))).toEqual([]);
    expect(eu.store.list(eu.type('pods'))).toEqual([]);
    expect(eu.store.list(eu.type('workloads.kueue.x-k8s.io'))).toEqual([]);
  });

  it('counts in the queue what its jobs hold', async () => {
    const { story, eu } = await tell({
      only: lines.filter(
        ({ job }) =>
          job === 'grasp-pose-foundation' || job === 'grasp-pose-ablation',
      ),
    });
    story.advanceTo(EPOCH);
    const queue = eu.store.get(
      eu.type('clusterqueues.kueue.x-k8s.io'),
      'perception',
    );
    expect(queue?.status).toMatchObject({
      admittedWorkloads: 1,
      pendingWorkloads: 3,
      flavorsUsage: [
        {
          name: 'a100-80gb',
          resources: expect.arrayContaining([
            { name: 'nvidia.com/gpu', total: '16', borrowed: '0' },
          ]),
        },
      ],
    });
  });

  it('runs faster when told to', async () => {
    const line = lines.find(({ job }) => job === 'damage-score')!;
    const count = async (speed: number) => {
      const { story, eu } = await tell({ only: [line], speed });
      const seen = new Set<string>();
      for (let now = EPOCH; now < EPOCH + 60 * SECOND; now += SECOND) {
        story.advanceTo(now);
        for (const { key } of eu.store.list(eu.type('jobs.batch'))) {
          seen.add(key);
        }
      }
      return seen.size;
    };
    expect(await count(60)).toBeGreaterThan((await count(1)) + 5);
  });

  it('writes what the containers say, to the bitter end', async () => {
    const { story, eu } = await tell({
      only: lines.filter(({ job }) => job === 'grasp-pose-large'),
    });
    story.advanceTo(EPOCH);
    const failed = eu.store
      .list(eu.type('pods'))
      .map(({ object }) => object)
      .filter(pod => (pod.status as JsonObject).phase === 'Failed');
    expect(failed.length).toBeGreaterThan(0);
    expect(story.logOf(failed[0], EPOCH).join('\n')).toContain(
      'CUDA out of memory',
    );
  });

  it('writes nothing when nothing has changed', async () => {
    const { story, eu } = await tell();
    const next = story.advanceTo(EPOCH);
    const revision = eu.store.revision;
    story.advanceTo(next - 1);
    expect(eu.store.revision).toBe(revision);
  });
});
