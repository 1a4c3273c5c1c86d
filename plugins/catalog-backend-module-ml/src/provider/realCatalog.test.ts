import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  endpointItem,
  experimentItem,
  modelItem,
  quotaItem,
} from '../__testUtils__/ScriptedMlService';
import { RunningCatalog, startCatalog } from '../__testUtils__/startCatalog';
import { findPostgres, TestPostgres } from '../__testUtils__/throwAwayPostgres';

jest.setTimeout(180_000);

const credentials = mockCredentials.service('test');
const start = findPostgres();
const databases = TestDatabases.create({
  ids: start ? ['SQLITE_3', 'POSTGRES_18'] : ['SQLITE_3'],
});

let postgres: TestPostgres | undefined;

beforeAll(async () => {
  if (start) {
    postgres = await start();
    // Named for a version, and taken for whichever there is.
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING =
      postgres.url;
  }
});

// Hooks run in their order, so the databases are let go of before.
afterAll(async () => {
  await postgres?.stop();
});

/** Asks until the catalog gives what is waited for; its loop polls every second. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

async function listed(catalog: RunningCatalog['catalog']): Promise<Entity[]> {
  const { items } = await catalog.getEntities({}, { credentials });
  return items;
}

describe.each(databases.eachSupportedId())('the catalog on %s', id => {
  let running: RunningCatalog | undefined;

  afterEach(async () => {
    await running?.stop();
  });

  it('takes entities, relates them, and lets them go after the grace period', async () => {
    running = await startCatalog(await databases.init(id));
    const { ml, catalog, round } = running;
    const model = modelItem('fraud', {
      latest: '1',
      served: [{ version: '1', endpoints: 1 }],
    });
    const { cluster, namespace, group, kind, name } = endpointItem('ranker');
    const hostile = modelItem('a\u0000b\ud800', {
      latest: '\u0000',
      aliases: { '\ud800': '1' },
    });
    ml.models = [model, hostile];
    ml.experiments = [experimentItem('1')];
    ml.quotas = [quotaItem('gpu')];
    ml.endpoints = [endpointItem('ranker')];
    ml.details.set(model.id, {
      versions: [
        {
          ...{ source: model.source, modelName: 'fraud', version: '1' },
          ...{ status: 'ready', tags: {}, aliases: [] },
          servedBy: [
            {
              endpoint: { cluster, namespace, group, kind, name },
              state: 'Ready',
              by: 'stamp',
            },
          ],
        },
      ],
    });
    await round();
    const all = await until(async () => {
      const entities = await listed(catalog);
      return entities.length === 6 ? entities : undefined;
    });
    const component = all.find(entity => entity.kind === 'Component');
    const related = component?.relations?.map(({ type, targetRef }) => [
      type,
      targetRef,
    ]);
    expect(related).toContainEqual(['dependsOn', model.entityRef]);
    expect(related).toContainEqual([
      'providesApi',
      `api:default/${component?.metadata.name}`,
    ]);
    expect(all.map(entity => entity.spec?.type).sort()).toEqual([
      ...['ai-model', 'ai-model', 'gpu-quota', 'ml-experiment', 'ml-inference'],
      'ml-model-server',
    ]);

    ml.models = [
      { ...model, latest: '2', aliases: { champion: '2' } },
      hostile,
    ];
    await round(60);
    await until(async () => {
      const entity = await catalog.getEntityByRef(model.entityRef, {
        credentials,
      });
      const { annotations } = entity?.metadata ?? {};
      return annotations?.['mlport/mlflow-aliases'] === '{"champion":"2"}'
        ? entity
        : undefined;
    });

    ml.models = [];
    await round();
    await round(300);
    expect(await listed(catalog)).toHaveLength(6);
    await round(300);
    await until(async () =>
      (await listed(catalog)).length === 4 ? true : undefined,
    );
  });

  it('takes 5,000 entities, and is sent nothing while nothing changes', async () => {
    const knex = await databases.init(id);
    // Only what the provider itself costs: what the catalog makes of it comes later, in its own loop.
    running = await startCatalog(knex, {
      catalog: { processingInterval: false },
    });
    const { ml, round } = running;
    ml.models = Array.from({ length: 2_000 }, (_, at) =>
      modelItem(`model ${at}`, { description: 'd'.repeat(300), latest: '7' }),
    );
    ml.experiments = Array.from({ length: 2_000 }, (_, at) =>
      experimentItem(`${at}`),
    );
    ml.endpoints = Array.from({ length: 400 }, (_, at) =>
      endpointItem(`endpoint-${at}`),
    );
    ml.quotas = Array.from({ length: 200 }, (_, at) => quotaItem(`q-${at}`));

    const writes: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete)\b/i.test(sql) && /refresh_state/.test(sql)) {
        writes.push(sql);
      }
    });
    const began = performance.now();
    const cpu = process.cpuUsage();
    await round();
    const { user, system } = process.cpuUsage(cpu);
    const took = Math.round(performance.now() - began);
    const [{ count }] = await knex('refresh_state').count('* as count');
    expect(Number(count)).toBe(5_000);
    expect(writes).not.toEqual([]);
    process.stdout.write(
      `${id}: 5,000 entities taken in ${took} ms, ${Math.round(
        (user + system) / 1_000,
      )} ms of this process\n`,
    );

    writes.length = 0;
    const again = performance.now();
    await round();
    process.stdout.write(
      `${id}: a round without a change takes ${Math.round(
        performance.now() - again,
      )} ms\n`,
    );
    expect(writes).toEqual([]);
    // As after a restart: all is sent again, and the catalog finds nothing new in it.
    await round(3_600);
    expect(writes).toEqual([]);
  });
});
