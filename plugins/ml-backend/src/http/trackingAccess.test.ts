import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { FakeTrackingAdapter } from '../tracking/__testUtils__/FakeTrackingAdapter';
import { MlflowInstances } from '../tracking/mlflow';
import { Caller, fill, TestTracking } from './__testUtils__/startAccessBackend';
import { CANARY, useAccessBackend } from './__testUtils__/useAccessBackend';

const adapter = FakeTrackingAdapter.create();
const TEAMS = ['vision', 'nlp', 'orphan'] as const;
const modelId = (name: string) =>
  discoveredModelName({ source: adapter.source, name });
const experimentId = (name: string) =>
  discoveredExperimentName({
    source: adapter.source,
    experimentId: `id-${name}`,
    name,
  });

/** What is the discovered entity, the one that a tag names, and no entity at all. */
const tracking: TestTracking = {
  adapters: [adapter],
  entities: [
    { entity: entity('Resource', modelId('vision')), to: ['vision', 'admin'] },
    {
      entity: entity('Resource', experimentId('vision')),
      to: ['vision', 'admin'],
    },
    { entity: entity('Component', 'nlp-app'), to: ['nlp', 'admin'] },
    {
      // It chooses what its page shows, and nothing of what others may see.
      entity: entity('Component', 'nosy', {
        'mlport/mlflow-model': '["vision", "nlp", "orphan"]',
        'mlport/mlflow-experiment': '["vision", "nlp", "orphan"]',
      }),
    },
  ],
};
for (const team of TEAMS) {
  const tags = {
    ...(team === 'nlp' && { 'backstage.io/entity-ref': 'Component:nlp-app' }),
  };
  adapter.addModel(team, [{ runId: `run-${team}` }, { runId: 'run-nlp' }], {
    tags,
  });
  adapter.addExperiment(`id-${team}`, { name: team, tags });
  adapter.addRun(`id-${team}`, `run-${team}`, {
    startedAt: 1_000,
    origin: { job: { cluster: 'eu', uid: 'v1' } },
  });
}

const CLOSED: [Caller, number][] = [
  ['anonymous', 401],
  ['nobody', 403],
];
const OPEN: [Caller, readonly string[]][] = [
  ['vision', ['vision']],
  ['nlp', ['nlp']],
  ['admin', ['vision', 'nlp']],
  ['service', TEAMS],
];
const SEES_JOB: readonly Caller[] = ['vision', 'admin', 'service'];

describe('access to what is tracked, by the permission backend and the catalog', () => {
  const { mirror, changed, get, post, logged } = useAccessBackend(
    undefined,
    tracking,
  );
  const namesOf = (items: { name: string }[]) => items.map(({ name }) => name);
  const search = (team: string, caller: Caller, more = {}) =>
    post('/runs/search', caller, {
      experiments: [experimentId(team)],
      ...more,
    });
  const curves = (team: string, caller: Caller, run = team) =>
    post('/runs/curves', caller, {
      experiment: experimentId(team),
      runIds: [`run-${run}`],
      metric: 'loss',
    });

  beforeEach(() => {
    fill(mirror, CANARY);
    mirror.put({
      uid: 'endpoint',
      cluster: 'eu',
      namespace: 'v1',
      owner: 'vision',
      workload: {
        state: 'Ready',
        serves: TEAMS.map(model => ({ model, version: '1' })),
      },
    });
  });

  describe.each(CLOSED)('%s', (caller, refusal) => {
    it('sees nothing, not even by the tags of others', async () => {
      const { headers } = await get('/models', 'admin');
      for (const path of [
        '/models',
        `/models/${modelId('vision')}`,
        '/experiments',
        `/experiments/${experimentId('vision')}`,
        '/entities/component/default/nosy/tracking',
      ]) {
        const { status, text } = await get(path, caller, {
          'If-None-Match': headers.etag,
        });
        expect([path, status]).toEqual([path, refusal]);
        expect(text).not.toMatch(/"experimentId"|"aliases"/);
      }
      expect((await search('vision', caller)).status).toBe(refusal);
      expect((await curves('vision', caller)).status).toBe(refusal);
    });
  });

  describe.each(OPEN)('%s', (caller, own) => {
    it('sees the models and experiments of theirs in lists', async () => {
      const models = await get('/models', caller);
      const experiments = await get('/experiments', caller);
      expect(namesOf(models.body.items)).toEqual(own);
      expect(namesOf(experiments.body.items)).toEqual(own);
      const nosy = await get(
        '/entities/component/default/nosy/tracking',
        caller,
      );
      expect(namesOf(nosy.body.models)).toEqual(own);
      expect(namesOf(nosy.body.experiments)).toEqual(own);
      expect(nosy.body.missing).toHaveLength(2 * (3 - own.length));
    });

    it.each(TEAMS)('sees %s, or that there is no such thing', async team => {
      const status = own.includes(team) ? 200 : 404;
      const nowhere = await get('/models/nowhere', caller);
      const model = await get(`/models/${modelId(team)}`, caller);
      expect(model.status).toBe(status);
      const said = model.body.error?.message?.replaceAll(
        modelId(team),
        'nowhere',
      );
      const expected = status === 404 && nowhere.body.error.message;
      expect(said ?? false).toBe(expected);
      const path = `/experiments/${experimentId(team)}`;
      expect((await get(path, caller)).status).toBe(status);
      expect((await search(team, caller)).status).toBe(status);
      expect((await curves(team, caller)).status).toBe(status);
    });

    it.each(own)(
      'sees of the runs of %s the job that is theirs',
      async team => {
        const { body } = await search(team, caller);
        expect(body.items).toHaveLength(1);
        expect('job' in body.items[0]).toBe(SEES_JOB.includes(caller));
      },
    );

    it.each(own)(
      'sees of the model %s the runs and endpoints of theirs',
      async team => {
        const { body } = await get(`/models/${modelId(team)}`, caller);
        const [newest, oldest] = body.versions;
        expect(newest.runId).toBe('run-nlp');
        expect('run' in newest).toBe(own.includes('nlp'));
        expect('runMissing' in newest).toBe(!own.includes('nlp'));
        expect('run' in oldest).toBe(true);
        const count = SEES_JOB.includes(caller) ? 1 : 0;
        expect(oldest.servedBy).toHaveLength(count);
        expect(body.item.served).toHaveLength(count);
      },
    );

    it('has no run of an experiment that they name beside it', async () => {
      for (const team of TEAMS.filter(name => !own.includes(name))) {
        const several = await post('/runs/search', caller, {
          experiments: [...own, team].map(experimentId),
        });
        expect(several.status).toBe(404);
        const foreign = await search(own[0], caller, {
          runIds: [`run-${team}`],
        });
        expect(foreign.body.items).toEqual([]);
        expect((await curves(own[0], caller, team)).status).toBe(404);
      }
    });

    it('has what they have, and nobody else', async () => {
      for (const path of ['/models', '/experiments']) {
        const mine = await get(path, caller);
        for (const [other] of OPEN) {
          const { headers } = await get(path, other);
          const { status } = await get(path, caller, {
            'If-None-Match': headers.etag,
          });
          expect(status).toBe(caller === other ? 304 : 200);
        }
        expect(mine.headers['cache-control']).toBe('no-store');
      }
    });
  });

  it('is closed as soon as the permission is withdrawn', async () => {
    const before = await get('/models', 'admin');
    changed.set('admin', ({ name }) => ({
      result:
        name === 'ml.tracking.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
    const after = await get('/models', 'admin', {
      'If-None-Match': before.headers.etag,
    });
    expect(after.status).toBe(403);
    expect(after.body.error.message).toContain("'ml.tracking.read'");
  });

  it('shows models without their endpoints to who may see no work', async () => {
    changed.set('vision', ({ name }) => ({
      result:
        name === 'ml.tracking.read'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    }));
    const { body } = await get('/models', 'vision');
    expect(body.items).toMatchObject([{ name: 'vision', served: [] }]);
  });

  it('has logged no secret', () => {
    expect(logged()).not.toContain(CANARY);
  });
});

describe('a tracking server that repeats what the portal signs in with', () => {
  const server = createServer((request, response) => {
    response.writeHead(500, { 'Content-Type': 'text/html' });
    response.end(`<html>${JSON.stringify(request.headers)}</html>`);
  });
  const echoing: TestTracking = { adapters: [], entities: [] };
  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const auth = { type: 'bearer', token: CANARY };
    const headers = { 'X-Key': CANARY };
    const baseUrl = `http://127.0.0.1:${port}`;
    const instances = [{ name: 'main', baseUrl, auth, headers }];
    echoing.adapters.push(
      ...MlflowInstances.fromConfig(
        new ConfigReader({ ml: { mlflow: { instances } } }),
      ),
    );
  });
  afterAll(() => server.close());
  const { get, logged } = useAccessBackend(undefined, echoing);

  it('is not repeated', async () => {
    for (const path of ['/models', '/experiments']) {
      const { body, text } = await get(path, 'admin');
      expect(body.sources).toMatchObject([
        { instance: 'main', freshness: 'unreachable', error: {} },
      ]);
      expect(text).not.toContain(CANARY);
    }
    expect(logged()).not.toContain(CANARY);
  });
});

function entity(
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec: { owner: 'group:default/vision' },
  };
}
