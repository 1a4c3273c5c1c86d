import {
  AdmissionReading,
  defineKind,
  KubernetesObject,
  NamespaceReading,
  WorkloadReading,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

type Spec = Readonly<Record<string, unknown>>;

function specOf(object: KubernetesObject): Spec {
  return (object.spec ?? {}) as Spec;
}

function workload(object: KubernetesObject): WorkloadReading {
  return {
    type: 'workload',
    state: (specOf(object).state as WorkloadState) ?? 'Pending',
    roles: [],
    accelerators: [],
  };
}

/** Says its own state; an admission makes it Queued, a profile gives it a priority. */
const job = defineKind<WorkloadReading>({
  id: 'job',
  title: 'Job',
  group: 'ml.test',
  kind: 'Job',
  plural: 'jobs',
  versions: ['v2', 'v1'],
  namespaced: true,
  category: 'training',
  reads: 'workload',
  relevant: object => specOf(object).relevant !== false,
  related: [
    { by: 'owner', kind: 'admission' },
    {
      by: 'name',
      kind: 'profile',
      name: object => {
        const { profile } = specOf(object);
        return typeof profile === 'string' ? { name: profile } : undefined;
      },
    },
    {
      by: 'label',
      kind: 'admission',
      label: 'job',
      value: object => object.meta.name,
    },
  ],
  read: workload,
  combine: (own, related) => {
    const [admission] = related.of<AdmissionReading>('admission');
    const [profile] = related.of<AdmissionReading>('profile');
    return {
      ...own,
      ...(admission?.phase === 'waiting' && { state: 'Queued' as const }),
      ...(profile && { priority: profile.priority }),
    };
  },
});

const admission = defineKind<AdmissionReading>({
  id: 'admission',
  title: 'Admission',
  group: 'ml.test',
  kind: 'Admission',
  plural: 'admissions',
  versions: ['v1'],
  namespaced: true,
  category: 'queueing',
  reads: 'admission',
  read: object => ({
    type: 'admission',
    phase: specOf(object).phase as AdmissionReading['phase'],
  }),
});

const profile = defineKind<AdmissionReading>({
  id: 'profile',
  title: 'Profile',
  group: 'ml.test',
  kind: 'Profile',
  plural: 'profiles',
  versions: ['v1'],
  namespaced: false,
  category: 'platform',
  reads: 'admission',
  read: object => ({
    type: 'admission',
    phase: 'unknown',
    priority: String(specOf(object).priority),
  }),
});

const namespace = defineKind<NamespaceReading>({
  id: 'namespace',
  title: 'Namespace',
  group: '',
  kind: 'Namespace',
  plural: 'namespaces',
  versions: ['v1'],
  namespaced: false,
  category: 'platform',
  reads: 'namespace',
  read: object => ({
    type: 'namespace',
    owner: object.meta.annotations['mlport/owner'],
  }),
});

/** Small kinds that are related in each of the ways that there are. */
export const fakeKinds = { job, admission, profile, namespace };
