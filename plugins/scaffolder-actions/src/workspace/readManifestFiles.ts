import { lstat, readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';

/** The manifests of one file, as they stand there. */
export interface ReadManifestFile {
  /** Relative to the workspace. */
  path: string;
  /** Unknown JSON; what names no API version and no kind is left out. */
  manifests: unknown[];
}

/**
 * Reads manifests from files of the workspace, and from the `.yaml` and `.yml` files below folders of
 * it. Symbolic links are not followed.
 *
 * @param workspacePath - the absolute path of the workspace
 * @param paths - files or folders, relative to it
 *
 * @throws `NotAllowedError` when a path leaves the workspace, `NotFoundError` when nothing is there,
 * `InputError` with file and line for what is no YAML.
 */
export async function readManifestFiles(
  workspacePath: string,
  paths: readonly string[],
): Promise<ReadManifestFile[]> {
  const files = new Set<string>();
  for (const path of paths) {
    for (const file of await filesAt(workspacePath, posix.normalize(path))) {
      files.add(file);
    }
  }
  return Promise.all(
    [...files].map(async path => {
      const file = resolveSafeChildPath(workspacePath, path);
      return { path, manifests: parseText(path, await readFile(file, 'utf8')) };
    }),
  );
}

async function filesAt(workspacePath: string, path: string) {
  const absolute = resolveSafeChildPath(workspacePath, path);
  const found = await lstat(absolute).catch(error => {
    throw new NotFoundError(`There is no "${path}" in the workspace`, error);
  });
  if (!found.isDirectory()) {
    return [path];
  }
  const entries = await readdir(absolute, { withFileTypes: true });
  const below: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = posix.join(path, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') {
      below.push(...(await filesAt(workspacePath, child)));
    } else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) {
      below.push(child);
    }
  }
  return below;
}

function parseText(path: string, text: string): unknown[] {
  return [...parseAllDocuments(text)]
    .map(document => {
      if (document.errors.length) {
        const [{ message }] = document.errors;
        throw new InputError(`${path} is no YAML: ${message}`);
      }
      try {
        return document.toJS();
      } catch (error) {
        throw new InputError(`${path} cannot be read`, error);
      }
    })
    .filter(isManifest);
}

function isManifest(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'apiVersion' in value
  );
}
