import { TrackingSource } from '@mlport/backstage-plugin-ml-common';
import { MlflowLinks } from './MlflowLinks';

/** What is known of a thing besides what the server says. */
export interface ParseContext {
  readonly source: TrackingSource;
  readonly links: MlflowLinks;
  readonly artifactsDestination?: string;
}
