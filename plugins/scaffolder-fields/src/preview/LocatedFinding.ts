import { ManifestFinding } from '@mlport/backstage-plugin-ml-common';

/** A finding, and where in the files it is. */
export interface LocatedFinding extends ManifestFinding {
  /** The file; absent for an object that is in none. */
  path?: string;
  /** The line in it, counted from 1. */
  line?: number;
}
