import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntities } from '../scenario/catalog';
import { lines } from '../scenario/lines';
import { runsOf } from '../scenario/planRuns';
import { momentOf, scenes } from '../scenario/scenes';
import { POINTS, pointsBy, pointsOf, scoreOf } from './curves';
import { experiments } from './experiments';
import { models, storageOf } from './models';
import { pastRuns, trackedRuns } from './trackedRuns';

const EPOCH = Date.UTC(2026, 10, 24, 9);
const time = { epoch: EPOCH, speed: 1, seed: 7 };
const MINUTE = 60_000;

const refs = catalogEntities.map(entity =>
  stringifyEntityRef(entity as Entity),
);
const services = scenes
  .flatMap(scene => scene.objects(momentOf(scene, time, 0)))
  .map(({ object }) => object)
  .filter(({ kind }) => kind === 'InferenceService');

describe('what the company has logged', () => {
  it('names entities of its catalog, and is named by them', () => {
    for (const { owner, entityRef } of experiments) {
      expect([...refs, undefined]).toContain(owner);
      expect([...refs, undefined]).toContain(entityRef);
    }
    const named = (annotation: string) =>
      catalogEntities.flatMap(
        ({ metadata }) => metadata.annotations?.[annotation] ?? [],
      );
    const names = experiments.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(named('mlport/mlflow-experiment')),
    );
    expect(models.map(({ name }) => name)).toEqual(
      expect.arrayContaining(named('mlport/mlflow-model')),
    );
  });

  it('has a run for every version of a model that says where it comes from', () => {
    for (const { name, experiment, versions, aliases } of models) {
      const found = experiments.find(each => each.name === experiment)!;
      expect([name, found.past?.count ?? 1]).toEqual([name, versions]);
      for (const version of Object.values(aliases)) {
        expect(Number(version)).toBeLessThanOrEqual(versions);
      }
    }
  });

  it('has the files of what is served, and one champion that is not served', () => {
    const stored = models.flatMap(({ name, versions }) =>
      Array.from({ length: versions }, (_, index) =>
        storageOf(name, index + 1),
      ),
    );
    const served = services.flatMap(({ spec }) =>
      /s3:[^"]+/g.exec(JSON.stringify(spec)),
    );
    expect(served.filter(uri => stored.includes(`${uri}`)).length).toBe(
      // All but the shadow of a policy that was never registered.
      served.length - 1,
    );
    const drifted = services.filter(({ metadata: { annotations = {} } }) => {
      const name = annotations['mlport/mlflow-model'];
      const model = models.find(each => each.name === name);
      return (
        model &&
        model.aliases.champion !== annotations['mlport/mlflow-model-version']
      );
    });
    expect(drifted.map(({ metadata }) => metadata.name)).toEqual([
      'grasp-pose',
    ]);
  });

  it('has a run with the uid of each job that has begun to train', () => {
    const now = EPOCH + 20 * MINUTE;
    const runs = trackedRuns(time, now);
    const uids = runs.map(({ tags }) => tags['k8s.job.uid']);
    const trained = lines
      .filter(
        ({ labels }) => labels['backstage.io/kubernetes-id'] === 'grasp-pose',
      )
      .flatMap(line => runsOf(line, time, now))
      .filter(({ steps }) =>
        steps.some(({ type, at }) => type === 'started' && at <= now),
      );
    expect(trained.length).toBeGreaterThan(5);
    expect(uids).toEqual(expect.arrayContaining(trained.map(({ uid }) => uid)));
    expect(new Set(runs.map(({ key }) => key)).size).toBe(runs.length);
    const statuses = new Set(runs.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([
      'FAILED',
      'FINISHED',
      'KILLED',
      'RUNNING',
    ]);
  });

  it('goes on from where a curve was, towards its end', () => {
    const now = EPOCH + 20 * MINUTE;
    const runAt = (at: number) =>
      trackedRuns(time, at).find(({ name }) =>
        name.startsWith('grasp-pose-foundation'),
      )!;
    const before = pointsBy(runAt(now));
    const after = pointsBy(runAt(now + 300 * MINUTE));
    expect(after).toBeGreaterThan(before);
    const more = pointsOf(runAt(now + 300 * MINUTE), before, after);
    expect(new Set(more.map(({ step }) => step)).size).toBe(after - before);

    const [run] = pastRuns(experiments[0], time);
    const losses = pointsOf(run, 0, POINTS).filter(
      ({ key }) => key === 'train/loss',
    );
    expect(losses[0].value).toBeGreaterThan(losses[POINTS - 1].value * 3);
    expect(losses[POINTS - 1].timestamp).toBe(run.endedAt);
  });

  it('scores what is finished on a data set, older runs on an older one', () => {
    const scores = pastRuns(experiments[0], time).map(scoreOf);
    expect(scores[0]).toMatchObject({ key: 'test/grasp_success' });
    const digests = scores.map(score => score?.dataset?.digest);
    expect(new Set(digests).size).toBe(2);
  });
});
