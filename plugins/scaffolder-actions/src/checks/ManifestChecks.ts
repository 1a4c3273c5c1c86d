import { MlService } from '@mlport/backstage-plugin-ml-node';

/** What the actions ask of the `ml` plugin, in the name of who started the task. */
export type ManifestChecks = Pick<
  MlService,
  'validateManifests' | 'fitManifests'
>;
