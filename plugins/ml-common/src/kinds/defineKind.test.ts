import { WorkloadReading } from '../workload';
import { KubernetesObject, parseManifest } from '../kubernetes';
import { defineKind } from './defineKind';

const object = ((): KubernetesObject => {
  const parsed = parseManifest({
    apiVersion: 'v1',
    kind: 'X',
    metadata: { name: 'a' },
  });
  if (!parsed.ok) {
    throw new Error(parsed.problem.message);
  }
  return parsed.value;
})();

const reading: WorkloadReading = {
  type: 'workload',
  state: 'Running',
  roles: [],
  accelerators: [],
};

const minimal = {
  id: 'x',
  title: 'X',
  group: 'example.com',
  kind: 'X',
  plural: 'xs',
  versions: ['v1'],
  namespaced: true,
  category: 'training' as const,
  reads: 'workload' as const,
  read: () => reading,
};

function fail(): never {
  throw new Error('spec.a: expected an object, found null');
}

describe('defineKind', () => {
  it('fills in the defaults', () => {
    const kind = defineKind<WorkloadReading>(minimal);
    expect(kind.relevant(object)).toBe(true);
    expect(kind.related).toEqual([]);
    expect(kind.podSelector(object)).toBeUndefined();
    expect(kind.combine(reading, { of: () => [] })).toBe(reading);
  });

  it('turns what is thrown into readings that say so', () => {
    const kind = defineKind<WorkloadReading>({
      ...minimal,
      read: fail,
      combine: fail,
      relevant: fail,
      podSelector: fail,
      related: [
        { by: 'name', kind: 'y', name: fail },
        { by: 'label', kind: 'y', label: 'l', value: fail },
        { by: 'owner', kind: 'y' },
      ],
    });
    const unknown = {
      type: 'workload',
      state: 'Unknown',
      reason: 'Unreadable',
      message: 'spec.a: expected an object, found null',
      roles: [],
      accelerators: [],
    };
    expect(kind.read(object)).toEqual(unknown);
    expect(kind.combine(reading, { of: () => [] })).toEqual(unknown);
    expect(kind.relevant(object)).toBe(true);
    expect(kind.podSelector(object)).toBeUndefined();
    const [byName, byLabel] = kind.related;
    expect(byName.by === 'name' && byName.name(object)).toBeUndefined();
    expect(byLabel.by === 'label' && byLabel.value(object)).toBeUndefined();
  });
});
