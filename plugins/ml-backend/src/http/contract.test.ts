import { mockCredentials } from '@backstage/backend-test-utils';
import { WorkloadStreamEvent } from '@mlport/backstage-plugin-ml-common';
import Ajv from 'ajv';
import { TestRow } from '../workloads/__testUtils__/InMemoryMirror';
import { ClaimIndex } from '../workloads/ClaimIndex';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';
import { openApiSpec } from './openApiSpec';

const everything: TestRow = {
  uid: 'a',
  labels: { app: 'resnet' },
  owner: 'group:default/team-vision',
  createdAt: 1_700_000_000_000,
  workload: {
    state: 'Failed',
    reason: 'BackoffLimitExceeded',
    message: 'Job has reached the specified backoff limit',
    roles: [{ role: 'Worker', desired: 4, ready: 3, succeeded: 0, failed: 1 }],
    accelerators: [{ resource: 'nvidia.com/gpu', count: 8, sharing: 'whole' }],
    queue: 'vision',
    priority: 'high',
    startedAt: 1_700_000_100_000,
    finishedAt: 1_700_000_200_000,
    restarts: 3,
    progress: { completed: 3, total: 10, unit: 'epoch' },
  },
};

describe('the contract', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'spec', ...openApiSpec() }, undefined, false, false);
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
    await server.book.setClaims(ClaimIndex.create([]));
    server.mirror.put(everything);
    server.mirror.put({ uid: 'b' });
    server.mirror.setSources([
      {
        cluster: 'prod-eu',
        clusterTitle: 'Production, Europe',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'stale',
        version: 'v1',
        rows: 2,
        unreadable: 1,
        asOf: new Date(0).toISOString(),
        restarts: 2,
        error: { code: 'refused', message: 'connection refused', fix: 'wait' },
      },
    ]);
  });
  afterEach(() => server.close());

  it('holds for answers', async () => {
    const check = async (path: string, status: number) => {
      const response = await fetch(`${server.url}${path}`, {
        headers: { Authorization: mockCredentials.user.header() },
      });
      expect(response.status).toBe(status);
      const answers = openApiSpec().paths['/workloads'].get.responses;
      const answer = answers[status];
      const validate = ajv.compile(
        '$ref' in answer
          ? { $ref: `spec${answer.$ref}/content/application~1json/schema` }
          : {
              $ref: `spec#/paths/~1workloads/get/responses/${status}/content/application~1json/schema`,
            },
      );
      const body = await response.json();
      validate(body);
      expect(validate.errors).toBeNull();
      return body;
    };

    const page = await check('/workloads?state=Failed&limit=1&sort=-age', 200);
    expect(page.items[0]).toMatchObject({ uid: 'a', unclaimed: true });
    expect((await check('/workloads?limit=1', 200)).next).toBeDefined();
    await check('/workloads?limit=0', 400);
    await check('/workloads?entityRef=component:x', 404);
    server.decide('DENY');
    await check('/workloads', 403);
  });

  it('holds for each event of a stream', async () => {
    const schemaOf = (name: string) =>
      ajv.compile({ $ref: `spec#/components/schemas/${name}` });
    const schemas = {
      snapshot: schemaOf('StreamSnapshot'),
      delta: schemaOf('StreamDelta'),
      sources: schemaOf('StreamSources'),
      end: schemaOf('StreamEnd'),
    };
    const seen = new Set<string>();

    const stream = server.client.streamWorkloads(
      {},
      { signal: AbortSignal.timeout(5_000) },
    );
    for await (const event of stream) {
      const validate = schemas[event.type];
      validate(dataOf(event));
      expect(validate.errors).toBeNull();
      seen.add(event.type);
      if (event.type === 'snapshot') {
        server.mirror.put({ uid: 'c' });
        server.mirror.remove('b');
      }
      if (event.type === 'delta') {
        break;
      }
    }
    expect([...seen]).toEqual(['sources', 'snapshot', 'delta']);
  });

  it('describes every parameter and every property', () => {
    const bare: string[] = [];
    visit(openApiSpec(), 'spec', bare);
    expect(bare).toEqual([]);
  });
});

function dataOf(event: WorkloadStreamEvent): unknown {
  const { type, ...rest } = event;
  return Object.fromEntries(
    Object.entries(rest).filter(([name]) => name !== 'id'),
  );
}

/** Collects the paths of schemas and parameters without a description. */
function visit(node: unknown, path: string, bare: string[]): void {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [name, child] of Object.entries(node)) {
    visit(child, `${path}.${name}`, bare);
  }
  const isProperty = /\.(properties|schemas)\.[^.]+$/.test(path);
  const isParameter = 'in' in node;
  if (
    (isProperty || isParameter) &&
    !('$ref' in node || 'description' in node)
  ) {
    bare.push(path);
  }
}
