import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  mlWorkloadLogsReadPermission,
  mlWorkloadReadPermission,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { toRow } from '../workloads/__testUtils__/InMemoryMirror';
import { workloadRuleset } from './__testUtils__/workloadRuleset';
import { WorkloadAuthorizer } from './WorkloadAuthorizer';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const inCluster = (cluster: string) =>
  createMlWorkloadConditionalDecision(
    mlWorkloadReadPermission,
    mlWorkloadConditions.inCluster({ clusters: [cluster] }),
  );
const row = toRow({ uid: 'a', cluster: 'eu' });

describe('WorkloadAuthorizer.authorizeWorkload', () => {
  it.each<[string, PolicyDecision, PolicyDecision, string, unknown]>([
    ['all', ALLOW, ALLOW, 'a', row],
    ['its cluster', inCluster('eu'), inCluster('eu'), 'a', row],
    ['work that is not there', ALLOW, ALLOW, 'b', 'NotFoundError'],
    ['another cluster', inCluster('us'), ALLOW, 'a', 'NotFoundError'],
    ['no work', DENY, ALLOW, 'a', 'NotAllowedError'],
    ['its state only', ALLOW, DENY, 'a', 'NotAllowedError'],
    ['logs elsewhere', ALLOW, inCluster('us'), 'a', 'NotAllowedError'],
  ])('for who may see %s', async (_, read, logs, uid, outcome) => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(({ permission }) =>
          permission.name === mlWorkloadLogsReadPermission.name ? logs : read,
        ),
    });
    const authorizer = WorkloadAuthorizer.create({
      permissions,
      permissionsRegistry: workloadRuleset,
    });
    const answer = await authorizer
      .authorizeWorkload(
        mockCredentials.user(),
        mlWorkloadLogsReadPermission,
        {
          cluster: 'eu',
          namespace: 'vision',
          group: row.kind.group,
          kind: row.kind.kind,
          name: uid,
        },
        ({ name }) => (name === row.meta.name ? row : undefined),
      )
      .catch((error: Error) => error.name);
    expect(answer).toBe(outcome);
  });
});
