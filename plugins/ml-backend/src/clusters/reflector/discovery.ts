import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterGateway, failure, Outcome, success } from '../gateway';

/** Everything about all groups in one answer; older servers ignore what they do not know. */
const ACCEPT = ['v2', 'v2beta1']
  .map(
    v =>
      `application/json;g=apidiscovery.k8s.io;v=${v};as=APIGroupDiscoveryList`,
  )
  .concat('application/json')
  .join(',');

/** The served resources: `group/version/plural`. */
type Served = ReadonlySet<string>;

interface JsonRecord {
  readonly [key: string]: unknown;
}

function record(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null
    ? (value as JsonRecord)
    : {};
}

function records(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function canBeWatched(resource: JsonRecord): boolean {
  const verbs = Array.isArray(resource.verbs) ? resource.verbs : [];
  return verbs.includes('list') && verbs.includes('watch');
}

/** https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery */
function fromAggregated(json: JsonRecord, served: Set<string>): void {
  for (const group of records(json.items)) {
    const groupName = record(group.metadata).name ?? '';
    for (const version of records(group.versions)) {
      for (const resource of records(version.resources)) {
        if (canBeWatched(resource)) {
          served.add(`${groupName}/${version.version}/${resource.resource}`);
        }
      }
    }
  }
}

/** The path under which a group and version is served. */
function groupPath(group: string, version: string): string {
  return group ? `/apis/${group}/${version}` : `/api/${version}`;
}

/** The path of a kind's collection over all namespaces. */
export function collectionPath(kind: Kind, version: string): string {
  return `${groupPath(kind.group, version)}/${kind.plural}`;
}

class Discovery {
  readonly #gateway: ClusterGateway;
  readonly #cluster: string;
  readonly #signal: AbortSignal;
  readonly #served = new Set<string>();

  constructor(gateway: ClusterGateway, cluster: string, signal: AbortSignal) {
    this.#gateway = gateway;
    this.#cluster = cluster;
    this.#signal = signal;
  }

  async served(kinds: readonly Kind[]): Promise<Outcome<Served>> {
    for (const path of ['/api', '/apis']) {
      const wanted = kinds.filter(
        kind => (kind.group === '') === (path === '/api'),
      );
      const error = wanted.length > 0 && (await this.#root(path, wanted));
      if (error) {
        return error;
      }
    }
    return success(this.#served);
  }

  async #root(path: string, kinds: readonly Kind[]) {
    const answer = await this.#gateway.request(this.#cluster, {
      path,
      accept: ACCEPT,
      signal: this.#signal,
    });
    if (!answer.ok) {
      return answer;
    }
    const json = record(answer.value);
    if (json.kind === 'APIGroupDiscoveryList') {
      fromAggregated(json, this.#served);
      return undefined;
    }
    if (json.kind !== 'APIGroupList' && json.kind !== 'APIVersions') {
      return failure('malformed', 'the cluster does not say what it serves');
    }
    return this.#plain(groupVersions(json), kinds);
  }

  /** One question per group and version that some kind could be read in. */
  async #plain(offered: ReadonlySet<string>, kinds: readonly Kind[]) {
    const wanted = new Map<string, [string, string]>();
    for (const { group, versions } of kinds) {
      for (const version of versions) {
        wanted.set(`${group}/${version}`, [group, version]);
      }
    }
    for (const [id, [group, version]] of wanted) {
      if (!offered.has(id)) {
        continue;
      }
      const answer = await this.#gateway.request(this.#cluster, {
        path: groupPath(group, version),
        signal: this.#signal,
      });
      if (answer.ok) {
        for (const resource of records(record(answer.value).resources)) {
          if (canBeWatched(resource)) {
            this.#served.add(`${id}/${resource.name}`);
          }
        }
      } else if (answer.error.code !== 'notFound') {
        return answer;
      }
    }
    return undefined;
  }
}

function groupVersions(json: JsonRecord): ReadonlySet<string> {
  if (json.kind === 'APIVersions') {
    const versions = Array.isArray(json.versions) ? json.versions : [];
    return new Set(versions.map(version => `/${version}`));
  }
  return new Set(
    records(json.groups).flatMap(group =>
      records(group.versions).map(
        version => `${group.name}/${version.version}`,
      ),
    ),
  );
}

/**
 * Which version of each kind a cluster serves, by the id of the kind: the first that the kind
 * understands. Kinds that the cluster does not serve are absent.
 */
export async function discoverKinds(
  gateway: ClusterGateway,
  cluster: string,
  kinds: readonly Kind[],
  signal: AbortSignal,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const served = await new Discovery(gateway, cluster, signal).served(kinds);
  if (!served.ok) {
    return served;
  }
  const versions = new Map<string, string>();
  for (const { id, group, plural, versions: understood } of kinds) {
    const version = understood.find(candidate =>
      served.value.has(`${group}/${candidate}/${plural}`),
    );
    if (version) {
      versions.set(id, version);
    }
  }
  return success(versions);
}
