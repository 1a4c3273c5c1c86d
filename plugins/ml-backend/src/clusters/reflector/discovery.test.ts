import { Kind } from '@mlport/backstage-plugin-ml-common';
import { failure, success } from '../gateway';
import { fakeKinds } from '../simulation/fakeKinds';
import { ScriptedGateway } from '../simulation/ScriptedGateway';
import { collectionPath, discoverKinds } from './discovery';

const KINDS = [
  fakeKinds.job,
  fakeKinds.admission,
  fakeKinds.namespace,
] as Kind[];
const verbs = ['get', 'list', 'watch'];

function gatewayFor(answers: Record<string, unknown>) {
  return new ScriptedGateway({
    request: (_, { path }) =>
      path in answers
        ? success(answers[path])
        : failure('notFound', 'not served'),
    watch: () => undefined,
  });
}

async function discover(gateway: ScriptedGateway) {
  const { signal } = new AbortController();
  const found = await discoverKinds(gateway, 'c', KINDS, signal);
  return found.ok ? Object.fromEntries(found.value) : found.error;
}

const core = {
  kind: 'APIGroupDiscoveryList',
  items: [
    {
      metadata: {},
      versions: [
        { version: 'v1', resources: [{ resource: 'namespaces', verbs }] },
      ],
    },
  ],
};

describe('discoverKinds', () => {
  it('asks two questions where the cluster answers for all groups at once', async () => {
    const gateway = gatewayFor({
      '/api': core,
      '/apis': {
        kind: 'APIGroupDiscoveryList',
        items: [
          {
            metadata: { name: 'ml.test' },
            versions: [
              {
                version: 'v1',
                resources: [
                  { resource: 'jobs', verbs },
                  { resource: 'admissions', verbs: ['get'] },
                ],
              },
              { version: 'v2', resources: [{ resource: 'jobs', verbs }] },
            ],
          },
          // Another group with a kind of the same name.
          {
            metadata: { name: 'other.test' },
            versions: [
              { version: 'v1', resources: [{ resource: 'admissions', verbs }] },
            ],
          },
          null,
          { metadata: 7, versions: 'no list' },
        ],
      },
    });
    // The version that the kind prefers; what cannot be watched is not served.
    expect(await discover(gateway)).toEqual({ job: 'v2', namespace: 'v1' });
    expect(gateway.requests.map(({ request }) => request.path)).toEqual([
      '/api',
      '/apis',
    ]);
    expect(gateway.requests[1].request.accept).toBe(
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,' +
        'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,' +
        'application/json',
    );
  });

  it('asks group by group where it does not, and only for what is offered', async () => {
    const gateway = gatewayFor({
      '/api': { kind: 'APIVersions', versions: ['v1'] },
      '/api/v1': { resources: [{ name: 'namespaces', verbs }] },
      '/apis': {
        kind: 'APIGroupList',
        groups: [{ name: 'ml.test', versions: [{ version: 'v1' }] }],
      },
      '/apis/ml.test/v1': {
        resources: [
          { name: 'jobs', verbs },
          { name: 'jobs/status', verbs: ['get'] },
        ],
      },
    });
    expect(await discover(gateway)).toEqual({ job: 'v1', namespace: 'v1' });
    expect(gateway.requests.map(({ request }) => request.path)).toEqual([
      '/api',
      '/api/v1',
      '/apis',
      '/apis/ml.test/v1',
    ]);
  });

  it('fails as a whole when the cluster does', async () => {
    const refusing = new ScriptedGateway({
      request: () => failure('refused', 'connection refused'),
      watch: () => undefined,
    });
    expect(await discover(refusing)).toMatchObject({ code: 'refused' });
    const strange = gatewayFor({ '/api': core, '/apis': '<html>' });
    expect(await discover(strange)).toMatchObject({ code: 'malformed' });
  });
});

describe('collectionPath', () => {
  it('knows the core group', () => {
    expect(collectionPath(fakeKinds.namespace as Kind, 'v1')).toBe(
      '/api/v1/namespaces',
    );
    expect(collectionPath(fakeKinds.job as Kind, 'v2')).toBe(
      '/apis/ml.test/v2/jobs',
    );
  });
});
