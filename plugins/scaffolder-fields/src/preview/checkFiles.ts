import {
  lintObjects,
  ManifestFile,
  ManifestFinding,
} from '@mlport/backstage-plugin-ml-common';
import { LocatedFinding } from './LocatedFinding';
import { locateFindings } from './locateFindings';

/**
 * What is wrong with files, errors first: what the rules find, and what the cluster said.
 *
 * @param ofCluster - Findings of the cluster about the same files; none while it has not answered.
 */
export function checkFiles(
  files: readonly ManifestFile[],
  ofCluster: readonly ManifestFinding[] = [],
): LocatedFinding[] {
  const found = lintObjects(files.flatMap(({ objects }) => objects));
  const located = locateFindings(files, [...found, ...ofCluster]);
  return [
    ...located.filter(({ severity }) => severity === 'error'),
    ...located.filter(({ severity }) => severity !== 'error'),
  ];
}
