import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { JsonObject } from '@backstage/types';
import { PocketCluster, startPocketCluster, viewerRules } from '@internal/demo';
import { TargetCluster } from '@mlport/backstage-plugin-ml-common';
import { MlService, mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import { setTimeout } from 'node:timers/promises';
import { kubernetesPluginTests } from './clusters/__testUtils__/kubernetesPluginTests';
import mlPlugin from './index';

const credentials = mockCredentials.user();

/** How long the mirror may take to be in sync, in milliseconds. */
const PATIENCE_MS = 30_000;

kubernetesPluginTests()('mlServiceRef, with the plugin and a cluster', () => {
  let cluster: PocketCluster;
  let backend: TestBackend;
  let ml: MlService;

  beforeAll(async () => {
    cluster = await startPocketCluster({
      name: 'east',
      identities: [{ token: 't', user: 'viewer', rules: viewerRules }],
    });
    const kueue = 'kueue.x-k8s.io';
    cluster.writer.create(cluster.type('namespaces'), {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'vision', annotations: { 'mlport/owner': 'vision' } },
    });
    cluster.writer.create(cluster.type('nodes'), {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'a', labels: { 'nvidia.com/gpu.product': 'T4' } },
    });
    cluster.writer.create(cluster.type(`clusterqueues.${kueue}`), {
      apiVersion: `${kueue}/v1beta2`,
      kind: 'ClusterQueue',
      metadata: { name: 'gpus' },
      spec: {
        resourceGroups: [
          {
            coveredResources: ['nvidia.com/gpu'],
            flavors: [
              {
                name: 't4',
                resources: [{ name: 'nvidia.com/gpu', nominalQuota: 4 }],
              },
            ],
          },
        ],
      },
    });
    cluster.writer.create(cluster.type(`resourceflavors.${kueue}`), {
      apiVersion: `${kueue}/v1beta2`,
      kind: 'ResourceFlavor',
      metadata: { name: 't4' },
      spec: {},
    });
    cluster.writer.create(
      cluster.type(`localqueues.${kueue}`),
      {
        apiVersion: `${kueue}/v1beta2`,
        kind: 'LocalQueue',
        metadata: { name: 'team' },
        spec: { clusterQueue: 'gpus' },
      },
      'vision',
    );
    setStatus('nodes', 'a', {
      allocatable: { 'nvidia.com/gpu': '4' },
      capacity: { 'nvidia.com/gpu': '4' },
      conditions: [{ type: 'Ready', status: 'True' }],
    });
    const active = { conditions: [{ type: 'Active', status: 'True' }] };
    setStatus(`clusterqueues.${kueue}`, 'gpus', active);
    setStatus(`localqueues.${kueue}`, 'team', active, 'vision');
    backend = await startTestBackend({
      features: [
        mlPlugin,
        kubernetesPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'east',
                      url: cluster.url,
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 't',
                    },
                  ],
                },
              ],
            },
          },
        }),
        createBackendPlugin({
          pluginId: 'scaffolder',
          register: env =>
            env.registerInit({
              deps: { service: mlServiceRef },
              init: async ({ service }) => {
                ml = service;
              },
            }),
        }),
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await backend.stop();
    await cluster.close();
  });

  function setStatus(
    resource: string,
    name: string,
    status: JsonObject,
    namespace?: string,
  ) {
    const type = cluster.type(resource);
    const written = { type, name, namespace, subresource: 'status' };
    cluster.writer.merge(written, { status });
  }

  /** Asks until the mirror is in sync. */
  async function eventually<T>(
    ask: () => Promise<T>,
    isDone: (answer: T) => boolean,
  ): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await ask();
      if (isDone(answer) || Date.now() > end) {
        return answer;
      }
      await setTimeout(50);
    }
  }

  /** The cluster as soon as all that it rests on is fresh, or not served. */
  async function target(): Promise<TargetCluster | undefined> {
    const { items } = await eventually(
      () => ml.listTargets({ credentials }),
      ({ items: [found] }) =>
        found?.sources.every(({ freshness }) => freshness === 'missing'),
    );
    return items[0];
  }

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

  it('lists where work can be sent, and says whether it fits', async () => {
    expect(await target()).toMatchObject({
      name: 'east',
      namespaces: [
        {
          name: 'vision',
          owner: 'vision',
          queues: [{ name: 'team', clusterQueue: 'gpus' }],
        },
      ],
      accelerators: [
        {
          resource: 'nvidia.com/gpu',
          nodeSelector: { 'nvidia.com/gpu.product': 'T4' },
          allocatable: 4,
        },
      ],
      kinds: expect.arrayContaining(['Job', 'PyTorchJob']),
    });
    const fit = (gpus: number) =>
      ml.fitManifests(
        { cluster: 'east', manifests: [job(gpus)] },
        { credentials },
      );
    const known = await eventually(
      () => fit(4),
      ({ verdict }) => verdict !== 'unknown',
    );
    expect(known.verdict).toBe('fits');
    expect((await fit(5)).verdict).toBe('never');
  }, 60_000);

  it('checks manifests, and says what it cannot see', async () => {
    await target();
    const request = { cluster: 'east', manifests: [job(1)] };
    const { findings, unseen } = await ml.validateManifests(request, {
      credentials,
    });
    expect(findings).toEqual([]);
    expect(unseen).not.toEqual([]);
  }, 60_000);

  it('tells that there is no such cluster', async () => {
    await expect(
      ml.fitManifests({ cluster: 'west', manifests: [] }, { credentials }),
    ).rejects.toMatchObject({
      statusCode: 404,
      body: {
        error: {
          message: "There is no cluster 'west', or you may not see it",
        },
      },
    });
  });
});
