import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  kinds,
  mlQuotaReadPermission,
  mlWorkloadReadPermission,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { createFacts } from '../facts';
import {
  event,
  job,
  PlayedCluster,
  pod,
} from '../facts/__testUtils__/PlayedCluster';
import { workloadRuleset } from '../permissions/__testUtils__/workloadRuleset';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { Tracking } from '../tracking';
import {
  InMemoryMirror,
  testKind,
} from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { registerActions } from './registerActions';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const OWN = createMlWorkloadConditionalDecision(
  mlWorkloadReadPermission,
  mlWorkloadConditions.isOwnedBy({ claims: ['group:default/vision'] }),
);
const ADDRESS = {
  cluster: 'prod-eu',
  namespace: 'vision',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  name: 'a',
};
/** What no answer may hold. */
const CANARY = 'canary-7f3a';

describe('actions', () => {
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  const registry = actionsRegistryServiceMock();
  let read: PolicyDecision;
  let quotas: PolicyDecision;

  beforeAll(() => {
    const played = PlayedCluster.create({
      object: job('a', { spec: { env: [{ name: 'X', value: CANARY }] } }),
      pods: [pod('a-0')],
      events: [
        event('uid-a-0', { message: `Failed to pull: token=${CANARY}` }),
      ],
    });
    const permissions = mockServices.permissions.mock({
      authorize: async asked =>
        asked.map(({ permission: { name } }) => ({
          result:
            name === mlQuotaReadPermission.name
              ? AuthorizeResult[quotas.result as 'ALLOW' | 'DENY']
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async asked => asked.map(() => read),
    });
    const catalog = catalogServiceMock({ entities: [] });
    registerActions({
      actionsRegistry: registry,
      book,
      readings: mirror,
      kinds,
      catalog,
      facts: createFacts({
        gateway: played.gateway,
        mirror,
        kinds,
        logger: mockServices.logger.mock(),
        tell: (key, why) => book.setWhy(key, why),
      }),
      authorizer: WorkloadAuthorizer.create({
        permissionsRegistry: workloadRuleset,
        permissions,
      }),
      permissions,
      tracking: Tracking.create({
        adapters: [],
        intervalMs: 30_000,
        auth: mockServices.auth(),
        catalog,
        book,
        readings: mirror,
      }),
    });
    mirror.put({
      uid: 'a',
      owner: 'vision',
      labels: { token: CANARY },
      workload: {
        state: 'Pending',
        accelerators: [
          { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
        ],
      },
    });
    mirror.put({ uid: 'b', owner: 'nlp', namespace: 'nlp' });
    book.setWhy({ cluster: 'prod-eu', uid: 'a' }, 'a waits');
    mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'stale',
        version: 'v1',
        error: { code: 'refused', message: 'connection refused' },
      },
    ]);
    const quota = (name: string, namespace?: string, owner?: string) => ({
      cluster: 'prod-eu',
      kind: testKind(
        'kueue.x-k8s.io',
        namespace ? 'LocalQueue' : 'ClusterQueue',
      ),
      meta: {
        name,
        ...(namespace && { namespace }),
        uid: name,
        resourceVersion: '1',
        labels: {},
        annotations: {},
      },
      ...(owner && { owner }),
      reading: {
        type: 'quota' as const,
        scope: 'local' as const,
        resources: [{ resource: 'nvidia.com/gpu', nominal: 8, reserved: 4 }],
      },
    });
    mirror.setReadings([
      quota('whole'),
      quota('of-vision', 'vision', 'vision'),
      quota('of-nlp', 'nlp', 'nlp'),
    ]);
  });
  afterAll(() => book.close());
  beforeEach(() => {
    read = ALLOW;
    quotas = ALLOW;
  });

  const invoke = async (name: string, input = {}) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(),
    });
    expect(JSON.stringify(output)).not.toContain(CANARY);
    return output as any;
  };

  it('say when to use them, and that they only read', () => {
    const actions = [...registry.actions.values()];
    expect(actions.map(({ name }) => name).sort()).toEqual([
      'compare-ml-runs',
      'explain-ml-quota',
      'explain-ml-workload',
      'find-ml-models',
      'list-ml-quotas',
      'list-ml-workloads',
    ]);
    for (const { description, attributes } of actions) {
      expect(description).toContain('When to use:');
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
    }
  });

  it('lists work, what needs attention first, and says what is in doubt', async () => {
    const { total, counts, workloads, doubts } = await invoke(
      'list-ml-workloads',
    );
    expect(total).toBe(2);
    expect(counts).toEqual({ Pending: 1, Running: 1 });
    expect(workloads).toMatchObject([
      {
        ...ADDRESS,
        state: 'Pending',
        why: 'a waits',
        accelerators: ['4 × nvidia.com/gpu'],
      },
      { name: 'b', state: 'Running' },
    ]);
    expect(doubts).toEqual([
      {
        cluster: 'prod-eu',
        kind: 'PyTorchJob',
        freshness: 'stale',
        message: 'connection refused',
      },
    ]);
  });

  it.each<[string, object, string[]]>([
    ['a state', { state: ['Running'] }, ['b']],
    ['an owner', { owner: 'group:default/vision' }, ['a']],
    ['a namespace', { namespace: 'nlp' }, ['b']],
    ['nothing there', { kind: 'RayJob' }, []],
    ['one of several', { limit: 1 }, ['a']],
  ])('lists by %s', async (_, input, names) => {
    const { workloads } = await invoke('list-ml-workloads', input);
    expect(workloads.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('explains one', async () => {
    expect(await invoke('explain-ml-workload', ADDRESS)).toMatchObject({
      state: 'Pending',
      headline: expect.stringContaining('cannot pull the image'),
      cause: 'image-pull',
      pods: [{ name: 'a-0', phase: 'Pending', ready: false, restarts: 0 }],
      missing: [],
    });
  });

  it('lists quotas', async () => {
    const { total, quotas: all } = await invoke('list-ml-quotas');
    expect(total).toBe(3);
    const { quotas: one } = await invoke('list-ml-quotas', { name: 'whole' });
    expect(one).toEqual([
      {
        cluster: 'prod-eu',
        kind: 'ClusterQueue',
        name: 'whole',
        scope: 'local',
        resources: [{ resource: 'nvidia.com/gpu', nominal: 8, reserved: 4 }],
      },
    ]);
    expect(all[0]).toEqual(one[0]);
  });

  const QUOTA = {
    cluster: 'prod-eu',
    kind: 'LocalQueue',
    namespace: 'vision',
    name: 'of-vision',
  };

  it('explains a quota', async () => {
    expect(await invoke('explain-ml-quota', QUOTA)).toEqual({
      resources: [{ resource: 'nvidia.com/gpu', products: [], used: 4 }],
      holders: [],
      others: [{ resource: 'nvidia.com/gpu', amount: 4 }],
      waiting: { asks: [], isPartial: true, items: [], others: 0 },
      doubts: [expect.objectContaining({ kind: 'PyTorchJob' })],
    });
  });

  it('show a caller what is theirs', async () => {
    read = OWN;
    quotas = DENY;
    const work = await invoke('list-ml-workloads');
    expect(work.total).toBe(1);
    const { quotas: shown } = await invoke('list-ml-quotas');
    expect(shown.map(({ name }: { name: string }) => name)).toEqual([
      'of-vision',
    ]);
    const other = { ...ADDRESS, namespace: 'nlp', name: 'b' };
    await expect(invoke('explain-ml-workload', other)).rejects.toThrow(
      'or you may not see it',
    );
    const whole = { cluster: 'prod-eu', kind: 'ClusterQueue', name: 'whole' };
    await expect(invoke('explain-ml-quota', whole)).rejects.toThrow(
      'or you may not see it',
    );
  });

  it.each([
    ['list-ml-workloads', {}],
    ['explain-ml-workload', ADDRESS],
    ['explain-ml-quota', QUOTA],
    ['list-ml-quotas', {}],
  ])('%s refuses who may see nothing', async (name, input) => {
    read = DENY;
    await expect(invoke(name, input)).rejects.toThrow("'ml.workload.read'");
  });

  it.each([
    ['list-ml-workloads', { limit: 1_000 }],
    ['list-ml-workloads', { state: ['Broken'] }],
    ['explain-ml-workload', { name: 'a' }],
    ['explain-ml-quota', { ...QUOTA, namespace: 'n'.repeat(64) }],
  ])('%s refuses bad input %j', async (name, input) => {
    await expect(invoke(name, input)).rejects.toThrow('Invalid input');
  });
});
