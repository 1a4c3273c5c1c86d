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
  };
}
