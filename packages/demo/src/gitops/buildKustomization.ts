import { posix } from 'node:path';
import YAML from 'yaml';
import { ApiObject, isJsonObject, JsonObject } from '../pocket/ApiObject';
import { Snapshot } from './GitRepositories';

/** The names under which kustomize looks for the file of a folder. */
const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What is understood. Everything else would change the objects, so it is refused and not ignored. */
const KNOWN = new Set(['apiVersion', 'kind', 'resources', 'namespace']);

/** The path of the kustomization of a folder; undefined where there is none. */
export function kustomizationOf(
  { paths }: Snapshot,
  folder: string,
): string | undefined {
  return FILES.map(name => posix.join(folder, name)).find(path =>
    paths.includes(path),
  );
}

/**
 * The objects of a folder, as `kustomize build` gives them, of a small part of kustomize:
 * `resources` (files of the repository, and folders with a kustomization of their own) and
 * `namespace`.
 *
 * @throws Error with all that is wrong, a line each.
 */
export async function buildKustomization(
  snapshot: Snapshot,
  folder: string,
): Promise<ApiObject[]> {
  const problems: string[] = [];
  const objects = await build(snapshot, folder, [], problems);
  for (const [identity, count] of countOf(objects.map(identityOf))) {
    if (count > 1) {
      problems.push(`${identity} is there ${count} times`);
    }
  }
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  return objects;
}

async function build(
  snapshot: Snapshot,
  folder: string,
  within: string[],
  problems: string[],
): Promise<ApiObject[]> {
  const path = kustomizationOf(snapshot, folder);
  if (!path) {
    problems.push(`${folder}: there is no kustomization.yaml`);
    return [];
  }
  if (within.includes(path)) {
    problems.push(`${path}: it is a resource of itself`);
    return [];
  }
  const [file] = await readObjects(snapshot, path, problems);
  if (!file) {
    return [];
  }
  for (const field of Object.keys(file).filter(key => !KNOWN.has(key))) {
    problems.push(
      `${path}: this stand-in does not know "${field}"; it knows resources and namespace`,
    );
  }
  const objects: ApiObject[] = [];
  const resources = Array.isArray(file.resources) ? file.resources : [];
  for (const resource of resources.map(String)) {
    const target = posix.normalize(posix.join(folder, resource));
    if (/^[a-z]+:\/\//i.test(resource) || target.startsWith('..')) {
      problems.push(`${path}: ${resource} is not in this repository`);
    } else if (snapshot.paths.includes(target)) {
      const found = await readObjects(snapshot, target, problems);
      objects.push(...asApiObjects(found, target, problems));
    } else {
      objects.push(
        ...(await build(snapshot, target, [...within, path], problems)),
      );
    }
  }
  const { namespace } = file;
  return typeof namespace === 'string'
    ? objects.map(object => ({
        ...object,
        metadata: { ...object.metadata, namespace },
      }))
    : objects;
}

async function readObjects(
  snapshot: Snapshot,
  path: string,
  problems: string[],
): Promise<JsonObject[]> {
  const documents = YAML.parseAllDocuments(await snapshot.read(path));
  const objects: JsonObject[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    const value: unknown = error ? undefined : document.toJS();
    if (isJsonObject(value)) {
      objects.push(value);
    } else if (error || value !== null) {
      const why = error ? error.message.split('\n')[0] : 'it is no object';
      problems.push(`${path}: ${why}`);
    }
  }
  return objects;
}

function asApiObjects(
  values: JsonObject[],
  path: string,
  problems: string[],
): ApiObject[] {
  return values.flatMap(value => {
    const { apiVersion, kind, metadata } = value;
    const named = isJsonObject(metadata) && typeof metadata.name === 'string';
    if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !named) {
      problems.push(`${path}: an object lacks apiVersion, kind or name`);
      return [];
    }
    return [{ ...value, apiVersion, kind, metadata } as ApiObject];
  });
}

/** What makes an object itself, in words: `Job perception/train`. */
export function identityOf({ kind, apiVersion, metadata }: ApiObject): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const { namespace, name } = metadata;
  return `${kind}${group} ${namespace ? `${namespace}/` : ''}${name}`;
}

function countOf(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
