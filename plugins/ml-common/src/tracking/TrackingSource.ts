/**
 * Where something is tracked: an instance of the configuration, and a workspace where the server has
 * several.
 *
 * @public
 */
export interface TrackingSource {
  /** What kind of server it is: `mlflow`. */
  provider: string;
  /** The name of the instance in the configuration. */
  instance: string;
  /** The workspace; absent on servers without, and for the one that such servers call `default`. */
  workspace?: string;
}
