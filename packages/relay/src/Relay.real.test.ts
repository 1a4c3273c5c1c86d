import { loadContexts } from './loadContexts';
import { Relay } from './Relay';

const kubeconfig = process.env.ML_TEST_KUBECONFIG;
if (!kubeconfig) {
  process.stderr.write(
    'SKIPPED relay before a real API server: set ML_TEST_KUBECONFIG\n',
  );
}
const real =
  kubeconfig || process.env.ML_TEST_REQUIRE === 'all'
    ? describe
    : describe.skip;

real('Relay before a real API server', () => {
  let relay: Relay;

  beforeAll(async () => {
    if (!kubeconfig) {
      throw new Error('ML_TEST_REQUIRE=all needs ML_TEST_KUBECONFIG');
    }
    relay = await Relay.create((await loadContexts(kubeconfig, []))[0]);
  });
  afterAll(() => relay?.close());

  const ask = (path: string, method = 'GET') =>
    fetch(relay.access.url + path, {
      method,
      headers: { authorization: `Bearer ${relay.access.token}` },
    });

  it('reads, and cannot write although the credentials could', async () => {
    expect((await ask('/api/v1/namespaces/default')).status).toBe(200);
    expect((await ask('/api/v1/namespaces/default', 'DELETE')).status).toBe(
      405,
    );
    expect((await ask('/api/v1/namespaces/default')).status).toBe(200);
  });

  it('streams a watch with its first event at once', async () => {
    const response = await ask(
      '/api/v1/namespaces?watch=true&timeoutSeconds=30',
    );
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toMatch(/^\{"type":"ADDED"/);
    await reader.cancel();
  });
});
