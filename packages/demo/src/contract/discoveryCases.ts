import { isJsonObject, JsonObject } from '../pocket/ApiObject';
import { ContractCase } from './ContractCase';
import { itemsOf, metadataOf } from './ContractClient';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function list(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** How a client finds out what is served. */
export const discoveryCases: ContractCase[] = [
  {
    title: 'says that it is well without a token',
    run: async ({ client }) => {
      for (const path of ['/healthz', '/readyz', '/livez']) {
        const answer = await client.ask(path, { token: '' });
        expect([answer.code, answer.text]).toEqual([200, 'ok']);
      }
    },
  },
  {
    title: 'tells its version',
    run: async ({ client }) => {
      const { body } = await client.ask('/version');
      expect(body).toMatchObject({
        major: '1',
        minor: expect.stringMatching(/^\d+$/),
        gitVersion: expect.stringMatching(/^v1\.\d+\.\d+/),
      });
    },
  },
  {
    title: 'lists the core version and the groups',
    run: async ({ client }) => {
      const core = await client.ask('/api');
      expect(core.body).toMatchObject({
        kind: 'APIVersions',
        versions: ['v1'],
      });
      const { body } = await client.ask('/apis');
      expect(body).toMatchObject({ kind: 'APIGroupList', apiVersion: 'v1' });
      expect(body.groups).toEqual(
        expect.arrayContaining([
          {
            name: 'kubeflow.org',
            versions: [{ groupVersion: 'kubeflow.org/v1', version: 'v1' }],
            preferredVersion: {
              groupVersion: 'kubeflow.org/v1',
              version: 'v1',
            },
          },
        ]),
      );
    },
  },
  {
    title: 'prefers the newest version of a group',
    run: async ({ client }) => {
      const { body } = await client.ask('/apis/kueue.x-k8s.io');
      const versions = ['v1beta2', 'v1beta1'].map(version => ({
        groupVersion: `kueue.x-k8s.io/${version}`,
        version,
      }));
      expect(body).toEqual({
        kind: 'APIGroup',
        apiVersion: 'v1',
        name: 'kueue.x-k8s.io',
        versions,
        preferredVersion: versions[0],
      });
    },
  },
  {
    title: 'lists the resources of a group and version',
    run: async ({ client }) => {
      for (const slash of ['', '/']) {
        const { body } = await client.ask(`/apis/kubeflow.org/v1${slash}`);
        expect(body).toMatchObject({
          kind: 'APIResourceList',
          apiVersion: 'v1',
          groupVersion: 'kubeflow.org/v1',
        });
        const names = list(body.resources).map(resource => resource.name);
        expect(names).toEqual(
          expect.arrayContaining(['pytorchjobs', 'pytorchjobs/status']),
        );
        expect(list(body.resources)).toContainEqual(
          expect.objectContaining({
            name: 'pytorchjobs',
            singularName: 'pytorchjob',
            namespaced: true,
            kind: 'PyTorchJob',
            verbs: expect.arrayContaining(['get', 'list', 'watch']),
          }),
        );
      }
      const core = await client.ask('/api/v1');
      const names = list(core.body.resources).map(resource => resource.name);
      expect(names).toEqual(
        expect.arrayContaining(['namespaces', 'pods', 'pods/log', 'events']),
      );
    },
  },
  {
    title: 'tells all of it in two answers to those who can read that',
    run: async ({ client }) => {
      const headers = { accept: `${AGGREGATED},application/json` };
      const apis = await client.ask('/apis', { headers });
      expect(apis.headers.get('content-type')).toBe(AGGREGATED);
      expect(apis.body).toMatchObject({
        kind: 'APIGroupDiscoveryList',
        apiVersion: 'apidiscovery.k8s.io/v2',
      });
      const group = (name: string) =>
        itemsOf(apis.body).find(item => metadataOf(item).name === name) ?? {};
      const resource = (name: string, plural: string) =>
        list(list(group(name).versions)[0].resources).find(
          candidate => candidate.resource === plural,
        );
      expect(resource('kubeflow.org', 'pytorchjobs')).toMatchObject({
        responseKind: {
          group: 'kubeflow.org',
          version: 'v1',
          kind: 'PyTorchJob',
        },
        scope: 'Namespaced',
        singularResource: 'pytorchjob',
        verbs: expect.arrayContaining(['get', 'list', 'watch']),
      });
      // Built-in kinds leave group and version out.
      expect(resource('batch', 'jobs')).toMatchObject({
        responseKind: { group: '', version: '', kind: 'Job' },
      });
      expect(
        list(group('kueue.x-k8s.io').versions).map(({ version }) => version),
      ).toEqual(['v1beta2', 'v1beta1']);
      const core = await client.ask('/api', { headers });
      const [only] = itemsOf(core.body);
      expect(list(only.versions)[0]).toMatchObject({
        version: 'v1',
        freshness: 'Current',
      });
    },
  },
  {
    title: 'warns of a deprecated version',
    run: async ({ client }) => {
      const answer = await client.ask('/apis/kueue.x-k8s.io/v1beta1/workloads');
      expect(answer.headers.get('warning')).toBe(
        '299 - "This version is deprecated. Use v1beta2 instead."',
      );
      expect(answer.body).toMatchObject({
        kind: 'WorkloadList',
        apiVersion: 'kueue.x-k8s.io/v1beta1',
      });
    },
  },
];
