import { SimulatedObject } from '../simulation/History';
import { KindId } from './Schedule';

/** What a row has to say. */
export interface ExpectedRow {
  readonly uid: string;
  readonly state: string;
  readonly priority: string | undefined;
  readonly owner: string | undefined;
}

interface Meta {
  readonly name: string;
  readonly uid: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly ownerReferences?: { uid: string }[];
}

const metaOf = (object: SimulatedObject) => object.metadata as unknown as Meta;
const specOf = (object: SimulatedObject) =>
  object.spec as Record<string, unknown>;
const controllerOf = (object: SimulatedObject) =>
  metaOf(object).ownerReferences?.[0]?.uid;

/** Whether the kinds want to know of an object at all. */
export function isRelevant(object: SimulatedObject): boolean {
  return specOf(object).relevant !== false;
}

/**
 * The rows that come of what a cluster has, told by the rules and not by the mirror's code: jobs
 * that are not part of another job, with the state of their admission, the priority of their
 * profile and the owner of their namespace.
 */
export function expectedRows(
  objects: Readonly<Record<KindId, readonly SimulatedObject[]>>,
): ExpectedRow[] {
  const jobs = objects.job.filter(isRelevant);
  const isPart = (job: SimulatedObject) =>
    jobs.some(
      other =>
        other !== job &&
        metaOf(other).uid === controllerOf(job) &&
        metaOf(other).namespace === metaOf(job).namespace,
    );
  return jobs
    .filter(job => !isPart(job))
    .map(job => {
      const { name, namespace, uid } = metaOf(job);
      const waits = objects.admission.some(
        admission =>
          specOf(admission).phase === 'waiting' &&
          (controllerOf(admission) === uid ||
            metaOf(admission).labels?.job === name),
      );
      const profile = objects.profile.find(
        candidate => metaOf(candidate).name === specOf(job).profile,
      );
      const home = objects.namespace.find(
        candidate => metaOf(candidate).name === namespace,
      );
      return {
        uid,
        state: waits ? 'Queued' : String(specOf(job).state ?? 'Pending'),
        priority: profile && String(specOf(profile).priority),
        owner: home && metaOf(home).annotations?.['mlport/owner'],
      };
    });
}
