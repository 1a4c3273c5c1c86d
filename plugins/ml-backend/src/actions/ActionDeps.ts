import { PermissionsService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { Facts } from '../facts';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { Tracking } from '../tracking';
import { WorkloadBook } from '../workloads/WorkloadBook';

/** What the actions need. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  book: WorkloadBook;
  readings: ClusterReadings;
  facts: Pick<Facts, 'details' | 'line'>;
  kinds: readonly Kind[];
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  authorizer: WorkloadAuthorizer;
  permissions: Pick<PermissionsService, 'authorize'>;
  tracking: Pick<Tracking, 'deps'>;
}
