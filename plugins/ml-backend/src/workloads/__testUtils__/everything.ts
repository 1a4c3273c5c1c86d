import { WorkloadScope } from '../WorkloadScope';

/** All work and all sources, for tests that are not about permissions. */
export const EVERYTHING: WorkloadScope = {
  fingerprint: 'all',
  shows: () => true,
  sourcesFingerprint: 'all',
  sources: all => [...all],
};
