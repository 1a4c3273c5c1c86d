import { ActionDeps } from './ActionDeps';
import { createCompareRunsAction } from './createCompareRunsAction';
import { createExplainQuotaAction } from './createExplainQuotaAction';
import { createExplainWorkloadAction } from './createExplainWorkloadAction';
import { createFindModelsAction } from './createFindModelsAction';
import { createListQuotasAction } from './createListQuotasAction';
import { createListWorkloadsAction } from './createListWorkloadsAction';

/** Adds all actions of the plugin to the registry. */
export function registerActions(deps: ActionDeps): void {
  createListWorkloadsAction(deps);
  createExplainWorkloadAction(deps);
  createListQuotasAction(deps);
  createExplainQuotaAction(deps);
  createFindModelsAction(deps);
  createCompareRunsAction(deps);
}
