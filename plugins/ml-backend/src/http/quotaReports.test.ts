import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mlWorkloadConditions } from '@mlport/backstage-plugin-ml-node';
import Ajv from 'ajv';
import { failure, success } from '../clusters/gateway';
import { ScriptedGateway } from '../clusters/simulation/ScriptedGateway';
import { playQuotas } from '../quotas/__testUtils__/playQuotas';
import { openApiSpec } from './openApiSpec';
import { Caller } from './__testUtils__/startAccessBackend';
import { CANARY, useAccessBackend } from './__testUtils__/useAccessBackend';

const LIST = '/quotas/report';
const pathOf = (kind: string, namespace: string, name: string) =>
  `${LIST}/eu/${kind}/${namespace}/${name}`;
const QUEUE = pathOf('ClusterQueue.kueue.x-k8s.io', '-', 'vision');
const OWN = pathOf('LocalQueue.kueue.x-k8s.io', 'vision', 'gpu');
const GUESTS = pathOf('ResourceQuota', 'guests', 'low');

/** The status of each route for each caller: all, a queue of the cluster, of a team, of others. */
const MATRIX: [Caller, number[]][] = [
  ['anonymous', [401, 401, 401, 401]],
  ['nobody', [403, 403, 403, 403]],
  ['nlp', [200, 404, 404, 404]],
  ['vision', [200, 404, 200, 404]],
  ['admin', [200, 200, 200, 200]],
  ['service', [200, 200, 200, 200]],
];

describe('reports of quotas over HTTP', () => {
  const gateway = new ScriptedGateway({
    request: (_, { path }) => {
      if (path === '/apis/visibility.kueue.x-k8s.io') {
        return success({ versions: [{ version: 'v1beta2' }] });
      }
      return path.endsWith('/pendingworkloads')
        ? success({
            items: [
              { metadata: { name: 'w-secret' }, positionInLocalQueue: 0 },
              { metadata: { name: 'w-waits' }, positionInLocalQueue: 1 },
            ],
          })
        : failure('notFound', 'gone');
    },
    watch: () => failure('notFound', 'nothing is watched'),
  });
  const { mirror, changed, get } = useAccessBackend(gateway);
  const spec = openApiSpec();
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'spec', ...spec }, undefined, false, false);

  beforeAll(() => {
    const played = playQuotas(mirror);
    const gpu = { resource: 'nvidia.com/gpu', flavor: 'a100' };
    const holds = (uid: string, namespace: string) =>
      played.put(uid, {
        namespace,
        queue: 'gpu',
        clusterQueue: 'vision',
        gpus: 2,
        admission: {
          phase: 'admitted',
          clusterQueue: 'vision',
          holds: [{ ...gpu, amount: 2 }],
        },
      });
    holds('mine', 'vision');
    holds('secret', 'guests');
    played.put('waits', {
      queue: 'gpu',
      state: 'Queued',
      gpus: 4,
      admission: {},
    });
  });

  /** Lets somebody who sees the work of a team read the quotas of clusters, too. */
  function grantQuotas(caller: Caller) {
    changed.set(caller, permission => {
      if (permission.name === 'ml.workload.read') {
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'ml',
          resourceType: 'ml-workload',
          conditions: mlWorkloadConditions.isOwnedBy({
            claims: [`group:default/${caller}`],
          }),
        };
      }
      const isAllowed = ['kubernetes.resources.read', 'ml.quota.read'].includes(
        permission.name,
      );
      return {
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    });
  }

  it.each(MATRIX)('%s', async (caller, statuses) => {
    const answers = [];
    for (const path of [LIST, QUEUE, OWN, GUESTS]) {
      answers.push(await get(path, caller));
    }
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    for (const { text } of answers) {
      expect(text).not.toContain(CANARY);
    }
  });

  it.each<Caller>(['vision', 'nlp'])(
    'tells %s nothing of others, nor of clusters',
    async caller => {
      const { text } = await get(LIST, caller);
      expect(text).not.toMatch(/secret|physical|cohorts/);
    },
  );

  it('names no work of others to who may read the quotas of clusters', async () => {
    grantQuotas('vision');
    const { body, text } = await get(QUEUE, 'vision');
    expect(text).not.toContain('secret');
    expect(body.item).toMatchObject({
      holding: { items: [{ name: 'mine' }], others: [{ amount: 8 }, {}] },
      waiting: {
        order: 'known',
        items: [{ name: 'waits', place: { position: 2, waiting: 2 } }],
      },
    });
    expect(body.cluster.physical).toHaveLength(1);
  });

  it.each([LIST, QUEUE])('keeps to the contract: %s', async path => {
    const { body } = await get(path, 'admin');
    const template =
      path === LIST ? path : `${LIST}/{cluster}/{kind}/{namespace}/{name}`;
    const validate = ajv.compile({
      $ref: `spec#/paths/${encodeURIComponent(
        template.replaceAll('/', '~1'),
      )}/get/responses/200/content/application~1json/schema`,
    });
    validate(body);
    expect(validate.errors).toBeNull();
  });

  it.each([LIST, QUEUE])('is not sent again to who has it: %s', async path => {
    const theirs = await get(path, 'admin');
    const again = (caller: Caller) =>
      get(path, caller, { 'If-None-Match': theirs.headers.etag });
    expect((await again('admin')).status).toBe(304);
    grantQuotas('vision');
    expect((await again('vision')).status).toBe(200);
    changed.set('admin', () => ({ result: AuthorizeResult.DENY }));
    expect((await again('admin')).status).toBe(403);
  });
});
