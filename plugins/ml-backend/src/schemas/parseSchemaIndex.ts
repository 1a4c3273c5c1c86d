import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** Which documents a cluster has: the hash of each, by `group/version`, or `version` for the core group. */
export type SchemaIndex = ReadonlyMap<string, string>;

const MOST = 2_000;
const PATH = /^(?:api|apis\/([a-z0-9.-]{1,253}))\/([a-z0-9]{1,63})$/;
const HASH = /[?&]hash=([A-Za-z0-9]{1,256})$/;

/**
 * Reads `/openapi/v3`. Of each address only the hash is taken: where a document is, its name says.
 *
 * @returns nothing when it is no index.
 */
export function parseSchemaIndex(json: unknown): SchemaIndex | undefined {
  const paths = asRecord(asRecord(json)?.paths);
  if (!paths) {
    return undefined;
  }
  const index = new Map<string, string>();
  for (const [path, entry] of Object.entries(paths).slice(0, MOST)) {
    const match = PATH.exec(path);
    const address = asText(asRecord(entry)?.serverRelativeURL);
    if (match && address !== undefined) {
      const [, group, version] = match;
      const name = group === undefined ? version : `${group}/${version}`;
      index.set(name, HASH.exec(address)?.[1] ?? '');
    }
  }
  return index;
}

/** Where the document of a group and version is. */
export function schemaPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/openapi/v3/apis/${apiVersion}`
    : `/openapi/v3/api/${apiVersion}`;
}
