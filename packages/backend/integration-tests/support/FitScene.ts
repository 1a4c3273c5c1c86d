import { FitAnswer, fitManifests } from '@mlport/backstage-plugin-ml-common';
import { Refusal } from './AdminClient';
import { ClusterView } from './ClusterView';
import { fitObjects, jobObject } from './fitObjects';
import { fitOutcome, FitOutcome, quotaRefusal, SUBJECT } from './fitOutcome';
import { fitSnapshot } from './fitSnapshot';
import { FitCase } from './loadFitCases';
import { fill, Manifest, RealCluster } from './RealCluster';
import { isNode, stillOpen } from './stillOpen';

/** So often in a row a cluster must say the same. */
const SURE = 3;

/** What was foreseen of a manifest, and what became of it. */
export interface Foresight {
  foreseen: FitAnswer;
  outcome: FitOutcome;
}

/** One case of fit in a namespace, queues and nodes of its own. */
export class FitScene {
  readonly #cluster: RealCluster;
  readonly #view: ClusterView;
  readonly #case: FitCase;
  readonly #namespace: string;
  /** What was made outside of the namespace, in the order of its making. */
  readonly #outside: string[] = [];

  static create(options: {
    cluster: RealCluster;
    view: ClusterView;
    one: FitCase;
    namespace: string;
  }): FitScene {
    return new FitScene(options);
  }

  private constructor(options: {
    cluster: RealCluster;
    view: ClusterView;
    one: FitCase;
    namespace: string;
  }) {
    const { cluster, view, one, namespace } = options;
    this.#cluster = cluster;
    this.#view = view;
    this.#case = fill(one, { namespace });
    this.#namespace = namespace;
  }

  /** Makes the cluster of the case, foresees, and then lets it happen. */
  async play(): Promise<Foresight> {
    for (const object of fitObjects(this.#case, this.#namespace)) {
      await this.#create(object);
    }
    for (const [index, job] of (this.#case.load ?? []).entries()) {
      await this.#create(jobObject(`load-${index + 1}`, this.#namespace, job));
    }
    await this.#breakNodes();
    const manifest = this.#manifest();
    let open = '';
    const state = await this.#view.until(
      `the cluster of "${this.#case.case}"`,
      now => {
        open = stillOpen(now, this.#case, this.#namespace) ?? '';
        return open === '' && now;
      },
      { last: () => `(${open})` },
    );
    const foreseen = fitManifests([manifest], fitSnapshot(state));
    return { foreseen, outcome: await this.#outcomeOf(manifest) };
  }

  /** Deletes everything, and does not wait for the end of it. */
  async remove() {
    await this.#cluster.remove(`/api/v1/namespaces/${this.#namespace}`);
    for (const path of this.#outside) {
      await this.#cluster.remove(path);
    }
  }

  #manifest(): Manifest {
    const { manifest, job = {} } = this.#case;
    return manifest
      ? {
          ...manifest,
          metadata: {
            ...manifest.metadata,
            name: SUBJECT,
            namespace: this.#namespace,
          },
        }
      : jobObject(SUBJECT, this.#namespace, job);
  }

  async #create(object: Manifest) {
    const path = await this.#cluster.put(object);
    if (!path.includes('/namespaces/')) {
      this.#outside.push(path);
    }
  }

  /** A node fails that has been ready: the taint that keeps pods away comes from its controller. */
  async #breakNodes() {
    for (const [name, { isReady = true }] of Object.entries(
      this.#case.nodes ?? {},
    )) {
      if (!isReady) {
        const node = `${this.#namespace}-${name}-1`;
        await this.#view.until(`${node} ready`, ({ nodes }) =>
          nodes.some(one => one.metadata.name === node && isNode(one, true)),
        );
        await this.#cluster.request('PATCH', `/api/v1/nodes/${node}`, {
          metadata: { annotations: { 'demo.ml/fault': 'NotReady' } },
        });
      }
    }
  }

  async #outcomeOf(manifest: Manifest): Promise<FitOutcome> {
    const refused = await this.#cluster.put(manifest).then(
      () => undefined,
      (error: Refusal) => quotaRefusal(error.message),
    );
    if (refused) {
      return refused;
    }
    const { pods = this.#case.job?.pods ?? 1 } = this.#case;
    let last: FitOutcome | undefined;
    let times = 0;
    return this.#view.until(
      `an outcome of "${this.#case.case}"`,
      state => {
        const outcome = fitOutcome(state, this.#namespace, pods);
        times = outcome && outcome.verdict === last?.verdict ? times + 1 : 0;
        last = outcome;
        return times >= SURE && outcome;
      },
      { last: () => `(${last?.said ?? 'nothing is said'})` },
    );
  }
}
