import {
  AuthorizeResult,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { mlWorkloadReadPermission } from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from './mlWorkloadConditions';
import { MlWorkloadResource } from './mlWorkloadResourceRef';
import { mlWorkloadRules } from './mlWorkloadRules';

const { inCluster, inNamespace, ofKind, isOwnedBy } = mlWorkloadConditions;
const isAllowed = createConditionAuthorizer<MlWorkloadResource>({
  getRuleByName: name =>
    Object.values(mlWorkloadRules).find(rule => rule.name === name)! as never,
});

const workload: MlWorkloadResource = {
  cluster: 'prod-eu',
  namespace: 'vision',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  owner: 'group:default/vision',
};
const ownerless: MlWorkloadResource = {
  cluster: 'prod-eu',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
};

describe('the rules about workloads', () => {
  it.each<[PermissionCondition<'ml-workload'>, boolean, boolean]>([
    [inCluster({ clusters: ['dev', 'prod-eu'] }), true, true],
    [inCluster({ clusters: ['prod'] }), false, false],
    [inCluster({ clusters: [] }), false, false],
    [inNamespace({ namespaces: ['vision'] }), true, false],
    [inNamespace({ namespaces: ['vis'] }), false, false],
    [ofKind({ kinds: ['PyTorchJob'] }), true, true],
    [ofKind({ kinds: ['pytorchjob'] }), false, false],
    [isOwnedBy({ claims: ['group:default/vision'] }), true, false],
    [isOwnedBy({ claims: ['Group:Default/Vision'] }), true, false],
    [isOwnedBy({ claims: ['vision'] }), false, false],
    [isOwnedBy({ claims: [] }), false, false],
  ])('decide %j', (condition, forWorkload, forOwnerless) => {
    const decision = createMlWorkloadConditionalDecision(
      mlWorkloadReadPermission,
      condition,
    );
    expect(decision).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'ml',
      resourceType: 'ml-workload',
    });
    expect(isAllowed(decision, workload)).toBe(forWorkload);
    expect(isAllowed(decision, ownerless)).toBe(forOwnerless);
    expect(isAllowed(decision, undefined)).toBe(false);
  });
});
