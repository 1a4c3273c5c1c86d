import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mlWorkloadConditions } from '@mlport/backstage-plugin-ml-node';
import { job, PlayedCluster } from '../facts/__testUtils__/PlayedCluster';
import { readingsOf } from '../workloads/__testUtils__/readingsOf';
import { Caller } from './__testUtils__/startAccessBackend';
import { CANARY, useAccessBackend } from './__testUtils__/useAccessBackend';

const VALIDATE = '/manifests/validate';
const FIT = '/manifests/fit';
const TARGETS = '/targets';

/** The status of each route for each caller: validate, fit, targets. */
const MATRIX: [Caller, number[]][] = [
  ['anonymous', [401, 401, 401]],
  ['nobody', [403, 403, 403]],
  ['nlp', [200, 403, 403]],
  ['vision', [200, 403, 403]],
  ['admin', [200, 200, 200]],
  ['service', [200, 200, 200]],
];

const trained = (namespace: string, more: object = {}) => ({
  ...job('train', {
    spec: {
      pytorchReplicaSpecs: {
        Worker: {
          replicas: 1,
          template: {
            spec: {
              containers: [
                {
                  name: 'pytorch',
                  image: 'registry/x:1',
                  env: [{ name: 'TOKEN', value: CANARY }],
                  resources: { limits: { 'nvidia.com/gpu': 1 } },
                },
              ],
            },
          },
        },
      },
    },
  }),
  metadata: {
    name: 'train',
    namespace,
    labels: { 'kueue.x-k8s.io/queue-name': 'team', token: CANARY },
  },
  ...more,
});

const asked = (namespace: string, cluster = 'eu') => ({
  cluster,
  manifests: [trained(namespace)],
});

describe('access to what is not on a cluster yet', () => {
  const played = PlayedCluster.create({});
  const { mirror, changed, get, post, logged } = useAccessBackend(
    played.gateway,
  );

  beforeAll(() => {
    const meta = (name: string, owner?: string) => ({
      name,
      labels: { token: CANARY },
      annotations: { token: CANARY, ...(owner && { 'mlport/owner': owner }) },
    });
    const namespace = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: meta(name, name),
    });
    const queue = (name: string) => ({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'LocalQueue',
      metadata: { ...meta('team'), namespace: name },
      spec: { clusterQueue: 'gpus' },
    });
    const objects = [
      namespace('vision'),
      namespace('nlp'),
      queue('vision'),
      queue('nlp'),
      {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: 'ClusterQueue',
        metadata: meta('gpus'),
        spec: {},
      },
      {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: meta('a'),
        status: { capacity: { 'nvidia.com/gpu': '8' } },
      },
    ];
    mirror.setReadings([
      ...readingsOf('eu', objects),
      ...readingsOf('us', objects),
    ]);
    mirror.setSources(
      ['eu', 'us'].flatMap(cluster =>
        ['LocalQueue', 'ClusterQueue'].map(kind => ({
          cluster,
          group: 'kueue.x-k8s.io',
          kind,
          freshness: 'fresh' as const,
          rows: 2,
        })),
      ),
    );
  });

  /** Asks all routes in the order of the matrix. */
  async function askAll(caller: Caller, body = asked('vision')) {
    const answers = [
      await post(VALIDATE, caller, body),
      await post(FIT, caller, body),
      await get(TARGETS, caller),
    ];
    for (const { text } of answers) {
      expect(text).not.toContain(CANARY);
    }
    return answers;
  }

  /** Lets somebody who sees the work of a team read quotas and sources, too. */
  function grant(caller: Caller, ...names: string[]) {
    changed.set(caller, permission => {
      if (permission.name === 'ml.workload.read') {
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'ml',
          resourceType: 'ml-workload',
          conditions: {
            allOf: [
              mlWorkloadConditions.isOwnedBy({
                claims: [`group:default/${caller}`],
              }),
              mlWorkloadConditions.inCluster({ clusters: ['eu'] }),
            ],
          },
        };
      }
      const isAllowed = [...names, 'kubernetes.resources.read'].includes(
        permission.name,
      );
      return {
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    });
  }

  it.each(MATRIX)('%s', async (caller, statuses) => {
    const answers = await askAll(caller);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it('says which permission is missing, and lets who has it', async () => {
    const [, refused] = await askAll('vision');
    expect(refused.body.error.message).toMatch(
      /You lack the permission 'ml\.quota\.read'/,
    );
    grant('vision', 'ml.quota.read');
    const answers = await askAll('vision');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('answers alike for a cluster that is hidden and one that is not there', async () => {
    grant('vision', 'ml.quota.read');
    for (const path of [VALIDATE, FIT]) {
      const hidden = await post(path, 'vision', asked('vision', 'us'));
      const absent = await post(path, 'vision', asked('vision', 'xx'));
      expect(hidden.status).toBe(404);
      expect(absent.status).toBe(404);
      expect(absent.body.error.message).toBe(
        hidden.body.error.message.replace("'us'", "'xx'"),
      );
    }
    expect(
      played.gateway.requests.filter(({ cluster }) => cluster !== 'eu'),
    ).toEqual([]);
  });

  it('answers alike for a namespace that is hidden and one that is not there', async () => {
    grant('vision', 'ml.quota.read');
    const own = await post(FIT, 'vision', asked('vision'));
    expect(own.body.items[0].headline).not.toContain('may not see it');
    const hidden = await post(FIT, 'vision', asked('nlp'));
    const absent = await post(FIT, 'vision', asked('xxx'));
    expect(hidden.body).toMatchObject({
      verdict: 'unknown',
      items: [
        {
          verdict: 'unknown',
          headline: 'the namespace nlp is not there, or you may not see it',
        },
      ],
    });
    expect(absent.text).toBe(hidden.text.replaceAll('nlp', 'xxx'));
  });

  it.each<[Caller, string[]]>([
    ['vision', ['eu/vision']],
    ['nlp', ['eu/nlp']],
    ['admin', ['eu/nlp', 'eu/vision', 'us/nlp', 'us/vision']],
  ])('%s can send work to %j', async (caller, places) => {
    if (caller !== 'admin') {
      grant(caller, 'ml.quota.read');
    }
    const { body, headers } = await get(TARGETS, caller);
    const found = body.items.flatMap(
      (cluster: { name: string; namespaces: { name: string }[] }) =>
        cluster.namespaces.map(({ name }) => `${cluster.name}/${name}`),
    );
    expect(found).toEqual(places);

    const again = (etag: string) =>
      get(TARGETS, caller, { 'If-None-Match': etag });
    expect((await again(headers.etag)).status).toBe(304);
    const admins = await get(TARGETS, 'admin');
    expect((await again(admins.headers.etag)).status).toBe(
      caller === 'admin' ? 304 : 200,
    );
    changed.set(caller, () => ({ result: AuthorizeResult.DENY }));
    expect((await again(headers.etag)).status).toBe(403);
  });

  it('has logged no secret, also of what was refused', async () => {
    const broken = { cluster: 'eu', manifests: CANARY };
    expect((await post(FIT, 'admin', broken)).status).toBe(400);
    const large = { cluster: 'eu', manifests: [CANARY.repeat(100_000)] };
    expect((await post(FIT, 'admin', large)).status).toBe(400);
    expect(logged()).not.toContain(CANARY);
  });
});
