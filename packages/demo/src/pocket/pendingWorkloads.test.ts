import {
  ContractClient,
  itemsOf,
  metadataOf,
} from '../contract/ContractClient';
import { administratorRules, viewerRules } from './Access';
import { JsonObject } from './ApiObject';
import { PocketCluster, startPocketCluster } from './PocketCluster';

const API = '/apis/visibility.kueue.x-k8s.io';
const LINE = (queue: string) =>
  `${API}/v1beta2/namespaces/team/localqueues/${queue}/pendingworkloads`;

describe("Kueue's visibility API", () => {
  let cluster: PocketCluster;
  let client: ContractClient;

  beforeAll(async () => {
    cluster = await startPocketCluster({
      name: 'pocket',
      identities: [
        { token: 'admin', user: 'admin', rules: administratorRules },
        { token: 'viewer', user: 'viewer', rules: viewerRules },
      ],
    });
    client = new ContractClient({
      url: cluster.url,
      token: 'viewer',
      adminToken: 'admin',
      fetch,
    });
    const put = (plural: string, key: string, rest: JsonObject = {}) =>
      cluster.store.put(cluster.type(`${plural}.kueue.x-k8s.io`), key, {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: plural,
        metadata: { name: key, ...(rest.metadata as object) },
        spec: rest.spec,
        status: rest.status,
      });
    put('clusterqueues', 'shared');
    put('clusterqueues', 'other');
    for (const [queue, clusterQueue] of [
      ['first', 'shared'],
      ['second', 'shared'],
      ['third', 'other'],
    ]) {
      put('localqueues', `team/${queue}`, { spec: { clusterQueue } });
    }
    const workload = (
      name: string,
      [queueName, priority, minute]: [string, number, number],
      more: { spec?: JsonObject; status?: JsonObject } = {},
    ) =>
      put('workloads', `team/${name}`, {
        metadata: {
          name,
          namespace: 'team',
          creationTimestamp: `2026-05-04T08:0${minute}:00Z`,
          labels: { secret: 'not for others' },
        },
        spec: { queueName, priority, ...more.spec },
        status: more.status,
      });
    workload('young', ['first', 10, 5]);
    workload('old', ['first', 10, 1]);
    workload('urgent', ['second', 100, 9]);
    workload('elsewhere', ['third', 500, 0]);
    workload('runs', ['first', 900, 0], {
      status: { admission: { clusterQueue: 'shared' } },
    });
    workload('over', ['first', 900, 0], {
      status: { conditions: [{ type: 'Finished', status: 'True' }] },
    });
    workload('paused', ['first', 900, 0], { spec: { active: false } });
  });

  afterAll(() => cluster.close());

  const places = async (path: string, token = 'admin') =>
    itemsOf((await client.ask(path, { token })).body).map(item => [
      metadataOf(item).name,
      item.positionInLocalQueue,
      item.positionInClusterQueue,
    ]);

  it('puts the more urgent first, and the older among equals', async () => {
    expect(
      await places(`${API}/v1beta2/clusterqueues/shared/pendingworkloads`),
    ).toEqual([
      ['urgent', 0, 0],
      ['old', 0, 1],
      ['young', 1, 2],
    ]);
  });

  it('shows a viewer one LocalQueue, with the places among all', async () => {
    const { body } = await client.ask(LINE('first'), { token: 'viewer' });
    expect(body).toMatchObject({
      kind: 'PendingWorkloadsSummary',
      apiVersion: 'visibility.kueue.x-k8s.io/v1beta2',
    });
    expect(itemsOf(body)[0]).toEqual({
      metadata: {
        name: 'old',
        namespace: 'team',
        creationTimestamp: '2026-05-04T08:01:00Z',
        ownerReferences: [],
      },
      priority: 10,
      localQueueName: 'first',
      positionInClusterQueue: 1,
      positionInLocalQueue: 0,
    });
    expect(await places(`${LINE('first')}?offset=1&limit=5`)).toEqual([
      ['young', 1, 2],
    ]);
    expect(await places(`${LINE('first')}?limit=1`)).toEqual([['old', 0, 1]]);
  });

  it('is found by discovery in both versions', async () => {
    const { body } = await client.ask(API, { token: 'viewer' });
    expect(body.versions).toMatchObject([
      { version: 'v1beta2' },
      { version: 'v1beta1' },
    ]);
    const served = await client.ask(`${API}/v1beta1`, { token: 'viewer' });
    expect(served.body.resources).toContainEqual({
      name: 'localqueues/pendingworkloads',
      singularName: '',
      namespaced: true,
      kind: 'PendingWorkloadsSummary',
      verbs: ['get'],
    });
  });

  it.each([
    ['an unknown queue', LINE('none'), 'GET', 'admin', 404],
    [
      'a ClusterQueue for a viewer of LocalQueues',
      `${API}/v1beta2/clusterqueues/shared/pendingworkloads`,
      'GET',
      'viewer',
      403,
    ],
    [
      'the queues themselves',
      `${API}/v1beta2/clusterqueues`,
      'GET',
      'admin',
      404,
    ],
    ['a write', LINE('first'), 'DELETE', 'admin', 405],
  ])('refuses %s', async (_, path, method, token, code) => {
    expect((await client.ask(path, { method, token })).code).toBe(code);
  });
});
