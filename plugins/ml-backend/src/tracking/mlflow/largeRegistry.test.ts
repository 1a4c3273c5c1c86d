import { configOf, FakeMlflow } from './__testUtils__/FakeMlflow';
import { MlflowInstances } from './MlflowInstances';

const never = new AbortController().signal;
const MODELS = 10_000;
const VERSIONS = 30_000;
const tags = [{ key: 'owner', value: 'group:default/team' }];

function model(at: number) {
  const name = `model-${at}`;
  const aliases = [{ alias: 'champion', version: '3' }];
  return { name, tags, aliases, creation_timestamp: 1_790_000_000_000 };
}

function version(at: number) {
  const name = `model-${at % MODELS}`;
  return {
    ...{ name, version: String(1 + Math.floor(at / MODELS)), tags },
    ...{ source: 's3://bucket/a', run_id: 'r', status: 'READY' },
  };
}

/** A page as MLflow gives it: the token is an offset. */
function page(
  url: string,
  field: string,
  total: number,
  make: (at: number) => object,
): string {
  const { searchParams } = new URL(url);
  const from = Number(searchParams.get('page_token') ?? 0);
  const size = Number(searchParams.get('max_results'));
  const to = Math.min(from + size, total);
  const items = Array.from({ length: to - from }, (_, at) => make(from + at));
  return JSON.stringify({
    [field]: items,
    ...(to < total && { next_page_token: String(to) }),
  });
}

it('a registry of 10,000 models is read whole, within the bounds of its server', async () => {
  const server = new FakeMlflow();
  server.latencyMs = 300;
  server.reply = ({ url }) => {
    if (url.includes('/registered-models/')) {
      return page(url, 'registered_models', MODELS, model);
    }
    return url.includes('/model-versions/')
      ? page(url, 'model_versions', VERSIONS, version)
      : '{}';
  };
  const [adapter] = MlflowInstances.fromConfig(configOf({}), server);
  const begun = server.clock.now();
  const [models, versions] = await server.settled(
    Promise.all([
      adapter.models(never),
      adapter.versions(never),
      adapter.experiments(never),
    ]),
  );
  expect(models.ok && models.value).toHaveLength(MODELS);
  expect(versions.ok && versions.value).toHaveLength(VERSIONS);
  expect(server.requests.length).toBeLessThan(30);
  expect(server.clock.now() - begun).toBeLessThan(60_000);
});
