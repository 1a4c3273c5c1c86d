import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import {
  readManifestFiles,
  ReadManifestFile,
} from '../workspace/readManifestFiles';

type Zod = typeof z;

/** The inputs of every action that checks manifests. */
export const manifestsInput = {
  files: (zod: Zod) =>
    zod
      .array(zod.string())
      .optional()
      .describe(
        'Files and folders of the workspace with manifests as YAML. Either this or "manifests".',
      ),
  manifests: (zod: Zod) =>
    zod
      .array(zod.unknown())
      .optional()
      .describe('The manifests themselves. Either this or "files".'),
};

/** Manifests from a file, or from the input. */
export interface CheckedFile extends Omit<ReadManifestFile, 'path'> {
  path?: string;
}

/** @throws `InputError` unless it is told either files or manifests. */
export async function readManifestsInput(
  workspacePath: string,
  { files, manifests }: { files?: string[]; manifests?: unknown[] },
): Promise<CheckedFile[]> {
  if (files && !manifests) {
    return readManifestFiles(workspacePath, files);
  }
  if (manifests && !files) {
    return [{ manifests }];
  }
  throw new InputError(
    'Expected either "files" or "manifests", to know what to check',
  );
}
