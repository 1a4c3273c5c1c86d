import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { Permission } from '@backstage/plugin-permission-common';
import {
  mlQuotaReadPermission,
  mlSourceReadPermission,
  mlWorkloadLogsReadPermission,
  mlWorkloadReadPermission,
} from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import policyModule from './policyModule';

const MIRA = ['user:default/mira.lindqvist', 'group:default/perception'];
const ELENA = ['user:default/elena.rossi', 'group:default/motion'];
const NOOR = ['user:default/noor.haddad', 'group:default/ml-platform'];

async function start(policy: string | undefined, claims: string[]) {
  const { server } = await startTestBackend({
    features: [
      permissionPlugin,
      policyModule,
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => mockServices.userInfo({ ownershipEntityRefs: claims }),
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          ml: { demo: policy === undefined ? {} : { policy } },
        },
      }),
    ],
  });
  return async (permission: Permission) => {
    const token = mockCredentials.user.token(claims[0], {
      actor: { subject: 'plugin:ml' },
    });
    const { body } = await request(server)
      .post('/api/permission/authorize')
      .set('Authorization', `Bearer ${token}`)
      .send({ items: [{ id: '1', permission }] });
    return body.items[0];
  };
}

describe('the policy of the portal', () => {
  it.each([undefined, 'open'])(
    'allows everything when it is %s',
    async policy => {
      const decide = await start(policy, MIRA);
      for (const permission of [
        mlWorkloadReadPermission,
        mlSourceReadPermission,
        kubernetesProxyPermission,
        catalogEntityReadPermission,
      ]) {
        expect(await decide(permission)).toEqual({ id: '1', result: 'ALLOW' });
      }
    },
  );

  it.each([
    ['perception', MIRA],
    ['motion', ELENA],
  ])('shows %s its own work, and all else but ours', async (team, claims) => {
    const decide = await start('teams', claims);
    for (const permission of [
      mlWorkloadReadPermission,
      mlWorkloadLogsReadPermission,
    ]) {
      expect(await decide(permission)).toMatchObject({
        result: 'CONDITIONAL',
        pluginId: 'ml',
        conditions: {
          rule: 'IS_OWNED_BY',
          params: { claims: [`group:default/${team}`] },
        },
      });
    }
    for (const permission of [taskReadPermission, taskCancelPermission]) {
      expect(await decide(permission)).toMatchObject({
        result: 'CONDITIONAL',
        pluginId: 'scaffolder',
        conditions: {
          rule: 'IS_TASK_OWNER',
          params: { createdBy: [claims[0]] },
        },
      });
    }
    for (const [permission, result] of [
      [templateManagementPermission, 'DENY'],
      [taskCreatePermission, 'ALLOW'],
      [mlSourceReadPermission, 'DENY'],
      [kubernetesProxyPermission, 'DENY'],
      [mlQuotaReadPermission, 'ALLOW'],
      [kubernetesResourcesReadPermission, 'ALLOW'],
      [catalogEntityReadPermission, 'ALLOW'],
    ] as const) {
      expect(await decide(permission)).toMatchObject({ result });
    }
  });

  it('shows the platform team everything', async () => {
    const decide = await start('teams', NOOR);
    for (const permission of [
      mlWorkloadReadPermission,
      mlSourceReadPermission,
      kubernetesProxyPermission,
      taskReadPermission,
      templateManagementPermission,
    ]) {
      expect(await decide(permission)).toMatchObject({ result: 'ALLOW' });
    }
  });

  it('does not start with a policy that it does not know', async () => {
    await expect(start('team', MIRA)).rejects.toThrow(
      "'ml.demo.policy' is 'team'; expected 'open' or 'teams'",
    );
  });

  it('is the one that the documentation shows', () => {
    const read = (...path: string[]) =>
      readFileSync(resolve(__dirname, ...path), 'utf8');
    expect(read('../../../docs/permissions.md')).toContain(
      `\`\`\`ts\n${read('TeamsPolicy.ts')}\`\`\``,
    );
  });
});
