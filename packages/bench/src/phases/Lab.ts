import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackendMethods } from '../backend/main';
import { backendConfig } from '../backend/backendConfig';
import { ClusterSizes } from '../clusters/BenchClusters';
import { ClustersMethods } from '../clusters/main';
import { benchEntity, entityName } from '../clusters/objects';
import { freePort } from '../processes/freePort';
import { Child } from '../processes/Child';
import { System } from '../viewers/Audience';
import { ViewersMethods } from '../viewers/main';

/** The token by which the API servers know whose a request is. */
const TOKENS = { ours: 'token-of-ours', peer: 'token-of-peer' };
const SYSTEMS: System[] = ['ours', 'peer'];
/** So that a backend that outgrows what a pod usually has is seen to, and not ended by the default. */
const BACKEND_HEAP_MB = 4_096;
const CLUSTERS_HEAP_MB = 8_192;

/** What a lab is made of. */
export type LabOptions = ClusterSizes & {
  /** Where configuration and logs go. */
  dir: string;
  users: number;
  onStep: (text: string) => void;
};

/** The processes of a run: API servers, one backend per system, viewers. */
export class Lab {
  readonly clusters: Child<ClustersMethods>;
  readonly viewers: Child<ViewersMethods>;
  readonly backends: Record<System, Child<BackendMethods>>;
  readonly entities: string[];
  readonly clusterNames: string[];

  /** Starts everything, and waits until both backends have all they need. */
  static async start(options: LabOptions): Promise<Lab> {
    mkdirSync(options.dir, { recursive: true });
    const running: { stop(): Promise<void> }[] = [];
    try {
      return await assemble(options, running);
    } catch (error) {
      await Promise.all(running.map(child => child.stop()));
      throw error;
    }
  }

  constructor(parts: {
    clusters: Child<ClustersMethods>;
    viewers: Child<ViewersMethods>;
    backends: Record<System, Child<BackendMethods>>;
    entities: string[];
    clusterNames: string[];
  }) {
    this.clusters = parts.clusters;
    this.viewers = parts.viewers;
    this.backends = parts.backends;
    this.entities = parts.entities;
    this.clusterNames = parts.clusterNames;
  }

  /** What a system has cost the API servers so far. */
  traffic(system: System) {
    return this.clusters.call('traffic', { token: TOKENS[system] });
  }

  /** The components that so many viewers look at, in turns. */
  entitiesOf(viewers: number): string[] {
    const { entities } = this;
    return Array.from(
      { length: viewers },
      (_, index) => entities[index % entities.length],
    );
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    await Promise.all([
      this.viewers.stop(),
      this.backends.ours.stop(),
      this.backends.peer.stop(),
      this.clusters.stop(),
    ]);
  }
}

async function assemble(
  options: LabOptions,
  running: { stop(): Promise<void> }[],
): Promise<Lab> {
  const { dir, onStep, users, clusters, jobs, entities } = options;
  const api = Child.start<ClustersMethods>({
    name: 'clusters',
    module: require.resolve('../clusters/main.ts'),
    nodeArgs: [`--max-old-space-size=${CLUSTERS_HEAP_MB}`],
    log: join(dir, 'clusters.log'),
  });
  const viewers = Child.start<ViewersMethods>({
    name: 'viewers',
    module: require.resolve('../viewers/main.ts'),
    log: join(dir, 'viewers.log'),
  });
  running.push(api, viewers);

  onStep(`${jobs} jobs on ${clusters} clusters`);
  const addresses = await api.call('start', {
    clusters,
    jobs,
    entities,
    tokens: Object.values(TOKENS),
  });
  const names = Array.from({ length: entities }, (_, at) => entityName(at));
  const catalog = join(dir, 'catalog.yaml');
  const documents = names.map(name => JSON.stringify(benchEntity(name)));
  writeFileSync(catalog, documents.join('\n---\n'));

  onStep('two backends');
  const startBackend = async (system: System) => {
    const port = await freePort();
    const file = join(dir, `${system}.yaml`);
    const config = backendConfig({
      port,
      token: TOKENS[system],
      catalog,
      clusters: addresses,
    });
    writeFileSync(file, JSON.stringify(config, undefined, 2));
    const backend = Child.start<BackendMethods>({
      name: system,
      module: require.resolve('../backend/main.ts'),
      args: [system, '--config', file],
      nodeArgs: [`--max-old-space-size=${BACKEND_HEAP_MB}`],
      log: join(dir, `${system}.log`),
    });
    running.push(backend);
    await backend.call('start', undefined);
    const url = `http://127.0.0.1:${port}`;
    await viewers.call('signIn', { system, url, users });
    await viewers.call('ready', { system, entity: names[names.length - 1] });
    return backend;
  };
  const [ours, peer] = await Promise.all(SYSTEMS.map(startBackend));
  return new Lab({
    clusters: api,
    viewers,
    backends: { ours, peer },
    entities: names,
    clusterNames: addresses.map(({ name }) => name),
  });
}
