import { TrackingSource } from '@mlport/backstage-plugin-ml-common';

/** A tracking source as one text, as it stands in URLs. */
export function sourceKey({ instance, workspace }: TrackingSource): string {
  return workspace === undefined ? instance : `${instance}/${workspace}`;
}
