import { mockCredentials } from '@backstage/backend-test-utils';
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { success } from '../clusters/gateway';
import { readingsOf } from '../workloads/__testUtils__/readingsOf';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';
import { openApiSpec } from './openApiSpec';

const read = (path: string) =>
  parse(readFileSync(resolve(__dirname, path), 'utf8'));
const badBody: { body: string; says: string }[] = read('cases/badBody.yaml');

const ROUTES = ['/manifests/validate', '/manifests/fit'];

const job = (gpus: number) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'train',
    namespace: 'vision',
    labels: { 'kueue.x-k8s.io/queue-name': 'team' },
  },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [
          {
            name: 'main',
            image: 'registry/x:1',
            resources: { limits: { 'nvidia.com/gpu': gpus } },
          },
        ],
      },
    },
  },
});

/** What the cluster serves of `batch/v1`. */
const jobSchema = {
  components: {
    schemas: {
      'io.k8s.api.batch.v1.Job': {
        type: 'object',
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { type: 'object' },
          spec: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
        'x-kubernetes-group-version-kind': [
          { group: 'batch', version: 'v1', kind: 'Job' },
        ],
      },
    },
  },
};

describe('the routes of what is not on a cluster yet', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'spec', ...openApiSpec() }, undefined, false, false);
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
    server.mirror.setReadings(
      readingsOf('eu', read('../targets/cases/objects.yaml')),
    );
    const fresh = {
      cluster: 'eu',
      clusterTitle: 'Europe',
      freshness: 'fresh' as const,
      version: 'v1',
    };
    server.mirror.setSources([
      { ...fresh, group: 'batch', kind: 'Job' },
      { ...fresh, group: '', kind: 'Node', asOf: '2026-01-01T00:00:00.000Z' },
      { ...fresh, group: '', kind: 'Namespace', freshness: 'stale' },
      { ...fresh, group: 'kueue.x-k8s.io', kind: 'LocalQueue' },
      { ...fresh, group: 'kueue.x-k8s.io', kind: 'ClusterQueue' },
      { ...fresh, group: 'kueue.x-k8s.io', kind: 'ResourceFlavor' },
    ]);
  });
  afterEach(() => server.close());

  async function post(path: string, body: string) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
      },
      body,
    });
    return { status: response.status, body: await response.json() };
  }

  function expectContract(name: string, body: unknown) {
    const validate = ajv.compile({
      $ref: `spec#/components/schemas/${name}`,
    });
    validate(body);
    expect(validate.errors).toBeNull();
  }

  describe.each(ROUTES)('%s', path => {
    it.each(badBody)('refuses $body', async ({ body, says }) => {
      const answer = await post(path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.error.name).toBe('InputError');
      expect(answer.body.error.message).toContain(says);
    });

    it('refuses more manifests than 200, and more bytes than a million', async () => {
      const send = (manifests: unknown[]) =>
        post(path, JSON.stringify({ cluster: 'eu', manifests }));
      expect((await send(Array(200).fill({}))).status).toBe(200);
      const many = await send(Array(201).fill({}));
      expect(many.status).toBe(400);
      expect(many.body.error.message).toContain(
        "'manifests' is a list of 201, but must NOT have more than 200 items",
      );
      const large = await send(['a'.repeat(1_000_001)]);
      expect(large.status).toBe(400);
      expect(large.body.error.message).toMatch(
        /'manifests' above all, has \d+ bytes, which is more than the 1000000/,
      );
    });

    it('takes whatever is JSON for manifests', async () => {
      const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
      const { status } = await post(
        path,
        `{"cluster":"eu","manifests":[null,7,"text",[],{},{"kind":{}},{"__proto__":{"a":1}},${deep}]}`,
      );
      expect(status).toBe(200);
    });

    it('knows no cluster that is not there', async () => {
      const { status, body } = await post(
        path,
        '{"cluster":"us","manifests":[]}',
      );
      expect(status).toBe(404);
      expect(body.error.message).toBe(
        "There is no cluster 'us', or you may not see it",
      );
    });
  });

  it('checks manifests by what the cluster serves', async () => {
    const path = '/openapi/v3/apis/batch/v1';
    server.cluster.gateway.onRequest = (_, request) =>
      success(
        request.path === '/openapi/v3'
          ? {
              paths: {
                'apis/batch/v1': { serverRelativeURL: `${path}?hash=1` },
              },
            }
          : jobSchema,
      );
    const answer = await server.client.validateManifests({
      cluster: 'eu',
      manifests: [{ ...job(1), sepc: {} }],
    });
    expectContract('ManifestCheck', answer);
    expect(answer).toMatchObject({
      cluster: 'eu',
      findings: [{ rule: 'schema', severity: 'error', field: 'sepc' }],
    });
  });

  it('says so when the cluster does not tell what it serves', async () => {
    const answer = await server.client.validateManifests({
      cluster: 'eu',
      manifests: [job(1)],
    });
    expectContract('ManifestCheck', answer);
    expect(answer.findings).toEqual([]);
    expect(answer.unseen).toHaveLength(1);
  });

  it('says whether manifests fit', async () => {
    const fit = (gpus: number) =>
      server.client.fitManifests({ cluster: 'eu', manifests: [job(gpus)] });
    const fits = await fit(2);
    expectContract('ManifestFit', fits);
    expect(fits).toMatchObject({
      cluster: 'eu',
      verdict: 'fits',
      asOf: '2026-01-01T00:00:00.000Z',
      items: [{ object: { kind: 'Job', name: 'train' }, verdict: 'fits' }],
    });
    expect((await fit(4)).verdict).toBe('waits');
    const never = await fit(9);
    expectContract('ManifestFit', never);
    expect(never.verdict).toBe('never');
  });

  it('lists where work can be sent, and says so once', async () => {
    const targets = await server.client.listTargets();
    expect(targets.items).toMatchObject([
      {
        name: 'eu',
        title: 'Europe',
        kinds: ['Job'],
        sources: [{ kind: 'Namespace', freshness: 'stale' }],
      },
    ]);
    expect(targets.items[0].namespaces).toHaveLength(3);
    expectContract('TargetCluster', targets.items[0]);
    expect(await server.client.listTargets()).toBe(targets);
    server.mirror.setReadings([]);
    expect(await server.client.listTargets()).not.toEqual(targets);
  });
});
