import { setImmediate } from 'node:timers/promises';
import {
  asRecord,
  asText,
  describeManifest,
  ManifestFinding,
  SchemaCheck,
  validateObject,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { ClusterError, ClusterGateway, Outcome } from '../clusters/gateway';
import { ClusterReader } from '../facts/ClusterReader';
import { kindNotServed, versionNotServed } from './notServed';
import { SchemaDocument } from './parseSchemaDocument';
import { SchemaIndex } from './parseSchemaIndex';
import { SchemaReader } from './SchemaReader';

/** How many different groups and versions the manifests of one check may be of. */
const MOST_VERSIONS = 12;

const IN_CODE =
  'Not checked is what clusters hold in code: admission webhooks, quotas, and rules of built-in kinds that are in no schema';

/** Checks manifests by the schemas that clusters serve. */
export interface SchemaBook {
  /**
   * What a cluster would say of manifests, as far as its schemas tell. Does not fail: a cluster that
   * does not answer leaves them unchecked, and that is said.
   *
   * @param cluster - the name of a configured cluster; whoever asks may see it
   * @param manifests - unknown JSON, one entry per object
   */
  validateManifests(
    cluster: string,
    manifests: readonly unknown[],
  ): Promise<SchemaCheck>;
}

/** The room as the rest of the backend sees it. */
export function createSchemaBook(options: {
  gateway: ClusterGateway;
  clock?: Clock;
}): SchemaBook {
  const clock = options.clock ?? systemClock;
  const reader = SchemaReader.create({
    reader: ClusterReader.create({ ...options, clock }),
    clock,
  });
  return {
    validateManifests: (cluster, manifests) =>
      validateManifests(reader, cluster, manifests),
  };
}

async function validateManifests(
  reader: SchemaReader,
  cluster: string,
  manifests: readonly unknown[],
): Promise<SchemaCheck> {
  const read = await reader.index(cluster);
  if (!read.ok) {
    return {
      findings: [],
      unseen: [unreadable('Nothing', cluster, read.error)],
    };
  }
  const { index, readAt } = read.value;
  const documents = await readDocuments(reader, cluster, index, manifests);
  const findings: ManifestFinding[] = [];
  const unseen = new Set<string>([IN_CODE]);
  for (const manifest of manifests) {
    const version = asText(asRecord(manifest)?.apiVersion) ?? '';
    const check = checkOne(cluster, manifest, index, documents.get(version));
    findings.push(...check.findings);
    check.unseen.forEach(sentence => unseen.add(sentence));
    // Others have their turn between two objects.
    await setImmediate();
  }
  return {
    findings,
    unseen: [...unseen],
    asOf: new Date(readAt).toISOString(),
  };
}

/** The documents of all versions that are served, of those that the manifests are of. */
async function readDocuments(
  reader: SchemaReader,
  cluster: string,
  index: SchemaIndex,
  manifests: readonly unknown[],
): Promise<ReadonlyMap<string, Outcome<SchemaDocument>>> {
  const versions = new Set(
    manifests.flatMap(manifest => asText(asRecord(manifest)?.apiVersion) ?? []),
  );
  const read = [...versions].slice(0, MOST_VERSIONS).map(async version => {
    const hash = index.get(version);
    return hash === undefined
      ? []
      : [[version, await reader.document(cluster, version, hash)] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

function checkOne(
  cluster: string,
  manifest: unknown,
  index: SchemaIndex,
  document: Outcome<SchemaDocument> | undefined,
): Pick<SchemaCheck, 'findings' | 'unseen'> {
  const about = describeManifest(manifest);
  const { apiVersion, kind } = about;
  if (!asRecord(manifest)) {
    return validateObject(manifest, { schema: {}, definitions: {} });
  }
  if (!document) {
    return index.has(apiVersion)
      ? {
          findings: [],
          unseen: [
            `${apiVersion} is not checked; one check reads the schemas of ${MOST_VERSIONS} versions`,
          ],
        }
      : { findings: [versionNotServed(cluster, about, index)], unseen: [] };
  }
  if (!document.ok) {
    return {
      findings: [],
      unseen: [unreadable(`Nothing of ${apiVersion}`, cluster, document.error)],
    };
  }
  const { kinds, definitions } = document.value;
  const schema = kinds.get(kind);
  return schema === undefined
    ? {
        findings: [kindNotServed(cluster, about, document.value)],
        unseen: [],
      }
    : validateObject(manifest, { schema, definitions });
}

function unreadable(
  what: string,
  cluster: string,
  { code, message, fix }: ClusterError,
): string {
  if (code === 'notFound') {
    return `${what} is checked by the schemas of ${cluster}, for it serves none; the API server checks again when it is applied`;
  }
  const wayOut =
    code === 'forbidden'
      ? 'grant the account of the portal the ClusterRole system:discovery'
      : fix;
  const why = wayOut === undefined ? message : `${message}; ${wayOut}`;
  return `${what} is checked by the schemas of ${cluster}, which cannot be read: ${why}`;
}
