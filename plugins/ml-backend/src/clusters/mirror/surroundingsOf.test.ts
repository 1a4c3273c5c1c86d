import {
  kindByGroupKind,
  kinds,
  parseObject,
  splitApiVersion,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterStore } from './ClusterStore';
import { Owners } from './Owners';
import { Pool } from './Pool';

describe('what the store knows beside its rows', () => {
  let store: ClusterStore;
  let sequence = 0;

  const put = (
    apiVersion: string,
    kind: string,
    name: string,
    more: { controller?: string; spec?: object; namespace?: string } = {},
  ) => {
    const parsed = parseObject({
      apiVersion,
      kind,
      metadata: {
        name,
        uid: name,
        namespace: 'namespace' in more ? more.namespace : 'vision',
        resourceVersion: '1',
        ownerReferences: more.controller && [
          { controller: true, uid: more.controller },
        ],
      },
      spec: more.spec,
    });
    const known = kindByGroupKind(splitApiVersion(apiVersion).group, kind);
    if (!parsed.ok || !known) {
      throw new Error(`Cannot put ${kind} ${name}`);
    }
    store.upsert(known, parsed.value, 1);
    return known;
  };
  const names = (held: readonly { meta: { name: string } }[] = []) =>
    held.map(({ meta }) => meta.name).sort();

  beforeEach(() => {
    store = ClusterStore.create({
      cluster: 'eu',
      kinds,
      owners: new Owners(new Map([['vision', 'team-vision']])),
      pool: new Pool(),
      nextSequence: () => {
        sequence += 1;
        return sequence;
      },
      emit: () => {},
    });
  });

  it('gives the parts of work, what it is related to, and what it names in vain', () => {
    put('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'tune', {
      spec: { runtimeRef: { name: 'torch' } },
    });
    put('jobset.x-k8s.io/v1alpha2', 'JobSet', 'set', { controller: 'tune' });
    put('batch/v1', 'Job', 'node-0', { controller: 'set' });
    put('batch/v1', 'Job', 'other', { controller: 'else' });
    put('batch/v1', 'Job', 'foreign', {
      controller: 'tune',
      namespace: 'other',
    });
    put('kueue.x-k8s.io/v1beta2', 'Workload', 'w', { controller: 'tune' });

    const around = store.surroundings('tune');
    expect(names(around?.parts)).toEqual(['node-0', 'set']);
    expect(names(around?.related)).toEqual(['set', 'w']);
    expect(around?.absent).toEqual([
      { kind: 'cluster-training-runtime', name: { name: 'torch' } },
    ]);
    expect(store.surroundings('set')).toBeUndefined();

    put('trainer.kubeflow.org/v1alpha1', 'ClusterTrainingRuntime', 'torch', {
      namespace: undefined,
    });
    expect(store.surroundings('tune')?.absent).toEqual([]);
  });

  it('gives quotas with their owner, for as long as they are there', () => {
    const kind = put('kueue.x-k8s.io/v1beta2', 'LocalQueue', 'gpu');
    put('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'all', {
      namespace: undefined,
    });
    expect(
      store.readings('quota').map(({ meta, owner }) => [meta.name, owner]),
    ).toEqual([
      ['gpu', 'team-vision'],
      ['all', undefined],
    ]);
    store.remove(kind, 'gpu');
    expect(names(store.readings('quota'))).toEqual(['all']);
    expect(store.readings('node')).toEqual([]);
  });

  it('finds a row by its name, and no part of another', () => {
    put('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'tune');
    put('batch/v1', 'Job', 'node-0', { controller: 'tune' });
    const wanted = { namespace: 'vision', group: 'batch', kind: 'Job' };
    const job = (name: string) => store.rowNamed({ ...wanted, name });
    expect(job('node-0')).toBeUndefined();
    expect(job('tune')).toBeUndefined();
    put('batch/v1', 'Job', 'tune-2');
    expect(job('tune-2')?.meta.uid).toBe('tune-2');
    expect(
      store.rowNamed({ ...wanted, namespace: 'nlp', name: 'tune-2' }),
    ).toBeUndefined();
  });
});
