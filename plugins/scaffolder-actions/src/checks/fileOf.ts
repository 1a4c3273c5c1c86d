import { ManifestFinding } from '@mlport/backstage-plugin-ml-common';
import { CheckedFile } from './manifestsInput';

/** The file in which the object of a finding stands. */
export function fileOf(
  files: readonly CheckedFile[],
  { object }: Pick<ManifestFinding, 'object'>,
): string | undefined {
  return files.find(({ manifests }) =>
    manifests.some(manifest => {
      const { apiVersion, kind, metadata } = manifest as {
        apiVersion?: unknown;
        kind?: unknown;
        metadata?: { name?: unknown; namespace?: unknown };
      };
      return (
        apiVersion === object.apiVersion &&
        kind === object.kind &&
        metadata?.name === object.name &&
        metadata?.namespace === object.namespace
      );
    }),
  )?.path;
}
