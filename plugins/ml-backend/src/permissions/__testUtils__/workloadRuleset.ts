import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { PermissionRule } from '@backstage/plugin-permission-node';
import { mlWorkloadRules } from '@mlport/backstage-plugin-ml-node';

/** The rules about workloads, as the registry has them. */
export const workloadRuleset: Pick<
  PermissionsRegistryService,
  'getPermissionRuleset'
> = {
  getPermissionRuleset: () => ({
    getRuleByName(name) {
      const rule: unknown = Object.values(mlWorkloadRules).find(
        candidate => candidate.name === name,
      );
      if (!rule) {
        throw new Error(`There is no rule '${name}'`);
      }
      return rule as PermissionRule<any, any, any>;
    },
  }),
};
