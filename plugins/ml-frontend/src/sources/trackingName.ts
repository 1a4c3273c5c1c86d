import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';

/** What people call a tracking server, and its workspace where it has several. */
export function trackingName(
  source: Pick<TrackingStatus, 'title' | 'instance' | 'workspace'>,
): string {
  const { title, instance, workspace } = source;
  return [title ?? instance, workspace].filter(Boolean).join(' · ');
}
