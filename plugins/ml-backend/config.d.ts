import { HumanDuration } from '@backstage/types';

export interface Config {
  /** The ML platform. */
  ml?: {
    /** Who owns the work of a namespace that does not say so itself with the annotation mlport/owner. */
    owners?: {
      /** The entity reference of the group that owns everything that nobody else does. */
      default?: string;
      /** Entity references of groups by the name of a namespace. */
      namespaces?: { [namespace: string]: string };
    };
    /** How the clusters are read. Which clusters there are is the configuration of the kubernetes plugin. */
    clusters?: {
      /** How long to wait before asking again for kinds that are missing or forbidden; 5 minutes when absent. */
      probeInterval?: HumanDuration | string;
      /** How often the list of clusters is read; 1 minute when absent. */
      refreshInterval?: HumanDuration | string;
      /** How often all of a kind is listed again to compare, give or take a fifth; 30 minutes when absent. */
      resyncInterval?: HumanDuration | string;
      /** The most objects per page of a list, 1 to 1,000; 250 when absent. Pages of large objects hold fewer. */
      pageSize?: number;
      /** Lists that may run at once on one cluster, 1 to 16; 4 when absent. */
      concurrentLists?: number;
    };
    /** The MLflow servers whose models, experiments and runs are shown. */
    mlflow?: {
      /** How often models, versions and experiments are read again; 30 seconds when absent, longer where one reading needs many requests. */
      refreshInterval?: HumanDuration | string;
      instances?: Array<{
        /** What annotations call it: 1 to 63 of a-z, 0-9 and -. Entities are named after it, so keep it. */
        name: string;
        /** What people call it. */
        title?: string;
        /** Where the backend finds it, up to but without /api. */
        baseUrl: string;
        /** Where browsers find it, for links; baseUrl when absent. */
        publicUrl?: string;
        /** How the portal signs in; without when absent. An account that may read is enough. */
        auth?:
          | { type: 'none' }
          | {
              type: 'basic';
              username: string;
              /** @visibility secret */
              password: string;
            }
          | {
              type: 'bearer';
              /** @visibility secret */
              token?: string;
              /** A file that holds the token; read at each request, so that it may rotate. */
              tokenFile?: string;
            };
        /**
         * Headers that go with each request, for what stands before it.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /** The workspaces to read, on servers that have them; the one called default when absent. */
        workspaces?: string[];
        /** What the server has as --artifacts-destination, for example s3://bucket/mlflow: tells where versions lie. */
        artifactsDestination?: string;
      }>;
    };
  };
}
