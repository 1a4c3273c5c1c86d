import { mockCredentials } from '@backstage/backend-test-utils';
import Ajv from 'ajv';
import { event, job, pod } from '../facts/__testUtils__/PlayedCluster';
import { testKind } from '../workloads/__testUtils__/InMemoryMirror';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';
import { openApiSpec } from './openApiSpec';

const PATH = '/workloads/{cluster}/{namespace}/{group}/{kind}/{name}';
const ADDRESS = '/workloads/prod-eu/vision/kubeflow.org/PyTorchJob/a';

describe('the contract of one workload, quotas and sources', () => {
  const spec = openApiSpec();
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'spec', ...spec }, undefined, false, false);
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
    server.mirror.put({
      uid: 'a',
      createdAt: 1_700_000_000_000,
      workload: {
        state: 'Pending',
        startedAt: 1_700_000_100_000,
        urls: ['https://a.example'],
        traffic: [
          { revision: 'v1', percent: 90, ready: true },
          { revision: 'v2', percent: 10, canary: true, intended: true },
        ],
        progress: {
          completed: 1,
          total: 3,
          unit: 'epoch',
          remainingSeconds: 60,
        },
      },
    });
    server.book.setWhy({ cluster: 'prod-eu', uid: 'a' }, 'a waits');
    server.mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'fresh',
        version: 'v1',
      },
    ]);
    server.mirror.setReadings([
      {
        cluster: 'prod-eu',
        kind: testKind('kueue.x-k8s.io', 'LocalQueue'),
        meta: {
          name: 'q',
          namespace: 'vision',
          uid: 'q',
          resourceVersion: '1',
          labels: {},
          annotations: {},
        },
        owner: 'team-vision',
        reading: {
          type: 'quota',
          scope: 'local',
          usable: true,
          reason: 'Ready',
          parent: 'all',
          resources: [
            {
              resource: 'nvidia.com/gpu',
              flavor: 'a100',
              sharing: 'whole',
              nominal: 8,
              reserved: 4,
              used: 4,
              borrowed: 0,
            },
          ],
          pending: 1,
          admitted: 2,
          admissionChecks: ['x'],
        },
      },
    ]);
    server.cluster.objects = {
      object: job('a', {
        status: {
          conditions: [
            {
              type: 'Created',
              status: 'True',
              reason: 'JobCreated',
              message: 'is created',
              lastTransitionTime: '2026-01-01T00:00:00Z',
            },
          ],
        },
      }),
      pods: [
        pod('a-0'),
        pod('a-1', {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'main',
                state: { running: {} },
                restartCount: 2,
                lastState: {
                  terminated: {
                    exitCode: 137,
                    reason: 'OOMKilled',
                    finishedAt: '2026-01-01T00:00:00Z',
                  },
                },
              },
            ],
          },
        }),
      ],
      events: [event('uid-a-0')],
      log: 'line\n',
    };
  });
  afterEach(() => server.close());

  it.each([
    [PATH, ADDRESS],
    [`${PATH}/logs`, `${ADDRESS}/logs?pod=a-1&tailLines=5`],
    [`${PATH}/manifest`, `${ADDRESS}/manifest`],
    ['/quotas', '/quotas'],
    ['/sources', '/sources'],
    ['/workloads', '/workloads'],
  ])('holds for %s', async (path, url) => {
    const response = await fetch(`${server.url}${url}`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    expect(response.status).toBe(200);
    const pointer = path
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D');
    const validate = ajv.compile({
      $ref: `spec#/paths/${pointer}/get/responses/200/content/application~1json/schema`,
    });
    validate(await response.json());
    expect(validate.errors).toBeNull();
  });

  it('puts the details together', async () => {
    const details = await server.client.getWorkload({
      cluster: 'prod-eu',
      namespace: 'vision',
      group: 'kubeflow.org',
      kind: 'PyTorchJob',
      name: 'a',
    });
    expect(details).toMatchObject({
      item: { uid: 'a', why: 'a waits', urls: ['https://a.example'] },
      explanation: { cause: 'image-pull' },
      conditions: [{ type: 'Created', status: 'True', reason: 'JobCreated' }],
      pods: [{ name: 'a-0' }, { name: 'a-1' }],
      events: [{ reason: 'Failed' }],
      missing: [],
      source: { freshness: 'fresh' },
      urls: ['https://a.example'],
    });
    expect(details.timeline.map(({ what }) => what)).toEqual([
      'created',
      'started',
      'restarted',
    ]);
  });

  it('shows what it has when the cluster does not answer', async () => {
    server.cluster.objects = {};
    const response = await fetch(`${server.url}${ADDRESS}`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    const body = await response.json();
    expect(response.status).toBe(200);
    expect(body.item.uid).toBe('a');
    const parts = body.missing.map(({ part }: { part: string }) => part);
    expect(parts).toEqual(['object', 'pods', 'events']);
  });

  it.each([
    ['logs', "required property 'pod'"],
    ['logs?pod=a-1&tailLines=0', "'tailLines' is '0', but must be >= 1"],
    [
      'logs?pod=a-1&tailLines=1001',
      "'tailLines' is '1001', but must be <= 1000",
    ],
    [
      'logs?pod=a-1&previous=perhaps',
      "'previous' is 'perhaps', but must be boolean",
    ],
    ['manifest?raw=true', "Unknown query parameter 'raw'"],
  ])('refuses %s', async (tail, says) => {
    const response = await fetch(`${server.url}${ADDRESS}/${tail}`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toContain(says);
  });
});
