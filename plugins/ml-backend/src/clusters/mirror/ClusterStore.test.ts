import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parseObject } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { fakeKinds } from '../simulation/fakeKinds';
import { MirrorRow } from '../WorkloadMirror';
import { ClusterStore } from './ClusterStore';
import { Owners } from './Owners';
import { Pool } from './Pool';

interface ObjectText {
  kind: keyof typeof fakeKinds;
  name: string;
  /** The name when absent. */
  uid?: string;
  namespace?: string;
  version?: number;
  controller?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  spec?: Record<string, unknown>;
}

interface Case {
  name: string;
  steps: { put?: ObjectText; remove?: ObjectText; changes: string[] }[];
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'ClusterStore.cases.yaml'), 'utf8'),
);

function objectOf(text: ObjectText) {
  const parsed = parseObject({
    apiVersion: 'ml.test/v1',
    kind: text.kind,
    metadata: {
      name: text.name,
      namespace: text.namespace ?? 'team',
      uid: text.uid ?? text.name,
      resourceVersion: String(text.version),
      labels: text.labels,
      annotations: text.annotations,
      ownerReferences: text.controller && [
        { controller: true, uid: text.controller },
      ],
    },
    spec: text.spec,
  });
  if (!parsed.ok) {
    throw new Error(parsed.problem.message);
  }
  const { value } = parsed;
  // The cases write the namespace of objects of the cluster as the empty string.
  return value.meta.namespace
    ? value
    : { ...value, meta: { ...value.meta, namespace: undefined } };
}

function describeRow(row: MirrorRow): string {
  const { state, priority } = row.workload;
  return [row.meta.name, state, row.owner, priority].filter(Boolean).join(' ');
}

function createStore() {
  const changes: string[] = [];
  let sequence = 0;
  const store = ClusterStore.create({
    cluster: 'c',
    kinds: Object.values(fakeKinds) as Kind[],
    owners: new Owners(new Map([['team-a', 'configured']]), 'org'),
    pool: new Pool(),
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    emit: (at, before, after) => {
      expect(at).toBe(sequence);
      if (after) {
        expect(after.sequence).toBe(at);
        changes.push(`${before ? 'changed' : 'came'} ${describeRow(after)}`);
      } else {
        changes.push(`went ${before?.meta.name}`);
      }
    },
  });
  return { store, changes };
}

const kindOf = ({ kind }: ObjectText) => fakeKinds[kind] as Kind;

describe('ClusterStore', () => {
  it.each(cases)('$name', ({ steps }) => {
    const { store, changes } = createStore();
    for (const { put, remove, changes: expected } of steps) {
      if (put) {
        store.upsert(kindOf(put), objectOf(put), 1);
      }
      if (remove) {
        store.remove(kindOf(remove), remove.name);
      }
      expect(changes.splice(0)).toEqual(expected);
    }
  });

  it('drops what a list did not confirm, and counts what is held', () => {
    const { store, changes } = createStore();
    const a: ObjectText = { kind: 'job', name: 'a', version: 1 };
    const b: ObjectText = { kind: 'job', name: 'b', version: 1 };
    const q: ObjectText = { kind: 'admission', name: 'q', version: 1 };
    for (const text of [a, b, q]) {
      store.upsert(kindOf(text), objectOf(text), 1);
    }
    expect(store.count(kindOf(a))).toBe(2);

    store.upsert(kindOf(a), objectOf(a), 2);
    changes.length = 0;
    store.sweep(kindOf(a), 2);
    expect(changes).toEqual(['went b']);
    expect(store.count(kindOf(a))).toBe(1);
    expect(store.count(kindOf(q))).toBe(1);
    expect([...store.rows()].map(row => row.meta.name)).toEqual(['a']);
    expect(store.row('a')?.cluster).toBe('c');

    store.sweep(kindOf(a));
    expect([...store.rows()]).toEqual([]);
  });

  it('keeps its own reading when the kind fails to combine', () => {
    const broken: Kind = {
      ...(fakeKinds.job as Kind),
      combine: () => {
        throw new Error('broken promise');
      },
    };
    const store = ClusterStore.create({
      cluster: 'c',
      kinds: [broken, fakeKinds.admission as Kind],
      owners: new Owners(),
      pool: new Pool(),
      nextSequence: () => 1,
      emit: () => {},
    });
    const job = objectOf({ kind: 'job', name: 'a', version: 1 });
    const related = { kind: 'admission', name: 'q', controller: 'a' } as const;
    store.upsert(broken, job, 1);
    store.upsert(fakeKinds.admission as Kind, objectOf(related), 1);

    expect(store.row('a')?.workload.state).toBe('Pending');
  });
});
