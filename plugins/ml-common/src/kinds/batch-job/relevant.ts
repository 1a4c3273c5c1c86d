import { KubernetesObject, asRecord, sumAccelerators } from '../../kubernetes';
import { queueOf } from '../kueue-workload';

/**
 * Which Jobs are ML work: those that ask for accelerators, that go to a queue, or that carry a
 * label of ours. Everything else (migrations, backups, children of CronJobs) is the company's own.
 *
 * `backstage.io/kubernetes-id` is no sign: companies put it on every Job of a component, and what
 * would tell an ML Job of that component from the rest is one of the three signs above.
 */
export function relevant(object: KubernetesObject): boolean {
  return (
    queueOf(object) !== undefined ||
    Object.keys(object.meta.labels).some(key => key.startsWith('mlport/')) ||
    asksForAccelerators(object)
  );
}

function asksForAccelerators({ spec }: KubernetesObject): boolean {
  const template = asRecord(spec)?.template;
  return sumAccelerators([{ template, count: 1 }]).length > 0;
}
