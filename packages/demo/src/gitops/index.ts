export {
  FIELD_MANAGER,
  INVENTORY_LABEL,
  SOURCE_ANNOTATION,
} from './applyFolder';
export { ClusterClient } from './ClusterClient';
export type { ClusterClientOptions } from './ClusterClient';
export { GitOpsServer } from './GitOpsServer';
export { GitOpsStandIn } from './GitOpsStandIn';
export type { GitOpsStandInOptions } from './GitOpsStandIn';
export { reportLines } from './RepositoryReport';
export type { FolderReport, RepositoryReport } from './RepositoryReport';
export { startGitOps } from './startGitOps';
export type { GitOps } from './startGitOps';
