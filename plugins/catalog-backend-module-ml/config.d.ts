import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  catalog?: {
    providers?: {
      /** Models, experiments, GPU quotas and endpoints that nobody declared. */
      ml?: {
        /** When to look; every 30 seconds when absent. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Which experiments become entities: all of them (when absent), or those with a tag whose name begins with backstage.io/. An experiment without an entity is shown to nobody. */
        experiments?: 'all' | 'tagged';
        /** The entity reference of who owns what has no other owner; ml.owners.default when absent. */
        owner?: string;
        /** The tags by which models and experiments name their owner, the strongest first; backstage.io/owner and owner when absent. With an empty list no tag is believed. */
        ownerTags?: string[];
        /** Who owns what, and which system it is part of, where it does not say so itself. The first rule that matches and says it counts. */
        rules?: Array<{
          /** All of these must match; * stands for any text. */
          match: {
            /** The name of the MLflow instance. */
            instance?: string;
            /** The workspace of the MLflow instance. */
            workspace?: string;
            /** The name of the cluster. */
            cluster?: string;
            /** The namespace on the cluster. */
            namespace?: string;
            /** The name of the model, experiment, queue, quota or endpoint. */
            name?: string;
          };
          /** The entity reference of the owner. */
          owner?: string;
          /** The entity reference of the system. */
          system?: string;
        }>;
        /** Systems to make where the catalog does not have them. */
        systems?: Array<{
          /** The name of the entity. */
          name: string;
          title?: string;
          /** The entity reference of the owner. */
          owner?: string;
          /** The entity reference of the domain. */
          domain?: string;
        }>;
        /** How long what is gone stays in the catalog; 10 minutes when absent. */
        gracePeriod?: HumanDuration | string;
        /** How often the newest version and the aliases of one model may change in the catalog; 1 minute when absent. */
        versionInterval?: HumanDuration | string;
        /** How many entities there may be, 1 to 20,000; 5,000 when absent. */
        limit?: number;
      };
    };
  };
}
