/** How the portal signs in. */
export type MlflowAuth =
  | { readonly type: 'none' }
  | {
      readonly type: 'basic';
      readonly username: string;
      readonly password: string;
    }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'bearerFile'; readonly tokenFile: string };

/** One configured instance of MLflow. */
export interface MlflowInstanceConfig {
  readonly name: string;
  readonly title?: string;
  /** Up to but without `/api`, and without a slash at its end. */
  readonly baseUrl: string;
  /** The same for the browsers of people. */
  readonly publicUrl: string;
  readonly auth: MlflowAuth;
  readonly headers: Readonly<Record<string, string>>;
  /** The workspaces to read; the one that is called `default` is absent. At least one. */
  readonly workspaces: readonly (string | undefined)[];
  /** Where the server keeps what it calls `mlflow-artifacts:`. */
  readonly artifactsDestination?: string;
}
