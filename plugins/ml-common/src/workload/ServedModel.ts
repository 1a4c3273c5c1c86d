/**
 * What a revision of an endpoint serves, as its object says. Texts come from the cluster and are
 * hostile until shown as text.
 *
 * @public
 */
export interface ServedModel {
  /** The revision, as in the traffic of the endpoint; absent where there is only one. */
  revision?: string;
  /** The registered model that it was made to serve: its instance, workspace, name and version. */
  instance?: string;
  workspace?: string;
  model?: string;
  version?: string;
  /** The alias that was asked for then. */
  alias?: string;
  runId?: string;
  /** Where it takes its files from. */
  storageUri?: string;
}
