import { hostileInputs } from '../kinds/testing/hostileInputs';
import { mutationsOf } from '../kinds/testing/mutationsOf';
import { PodFacts } from './PodFacts';
import { WorkloadFacts } from './WorkloadFacts';
import { explainWorkload } from './explainWorkload';
import { parseEventFacts } from './parseEventFacts';
import { parsePodFacts } from './parsePodFacts';
import { CANARY, event, pod } from './testing/samples';

function factsOf(pods: PodFacts[]): WorkloadFacts {
  return {
    now: Date.parse('2026-08-01T12:00:00Z'),
    name: 'train-1',
    namespace: 'vision',
    reading: { type: 'workload', state: 'Failed', roles: [], accelerators: [] },
    pods,
    events: [event].flatMap(json => parseEventFacts(json) ?? []),
    quotas: [],
    nodes: [],
    missing: [],
    neighbors: [],
  };
}

describe('parsePodFacts', () => {
  it('keeps what explains a pod', () => {
    expect(parsePodFacts(pod)).toEqual({
      name: 'train-1-worker-0',
      namespace: 'vision',
      uid: 'u1',
      phase: 'Running',
      reason: undefined,
      message: 'password=***',
      createdAt: Date.parse('2026-08-01T11:00:00Z'),
      deletedAt: undefined,
      node: 'a100-1',
      ready: false,
      gates: ['example.com/budget'],
      unscheduled: { reason: 'Unschedulable' },
      disruption: {
        reason: 'EvictionByEvictionAPI',
        since: Date.parse('2026-08-01T11:30:00Z'),
      },
      accelerators: [
        { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
      ],
      containers: [
        {
          name: 'prepare',
          isInit: true,
          image: 'prepare:1',
          state: 'ended',
          ready: false,
          restarts: 0,
          end: { exitCode: 0 },
          unhealthy: [],
        },
        {
          name: 'proxy',
          isInit: false,
          state: 'unknown',
          ready: false,
          restarts: 0,
          unhealthy: [],
        },
        {
          name: 'pytorch',
          isInit: false,
          image: 'trainer:1',
          state: 'waiting',
          reason: 'CrashLoopBackOff',
          message: 'back-off',
          ready: false,
          restarts: 3,
          end: {
            reason: 'Error',
            exitCode: 1,
            at: Date.parse('2026-08-01T11:40:00Z'),
          },
          memoryLimit: '24Gi',
          unhealthy: ['nvidia.com/gpu'],
        },
      ],
    });
  });

  it('keeps no environment, arguments, annotations or output', () => {
    const parsed = parsePodFacts(pod);
    expect(JSON.stringify(parsed)).not.toContain(CANARY);
    const facts = factsOf(parsed ? [parsed] : []);
    expect(JSON.stringify(facts)).not.toContain(CANARY);
    expect(JSON.stringify(explainWorkload(facts))).not.toContain(CANARY);
  });

  it('neither throws nor makes explaining throw, whatever a field holds', () => {
    const parsed = [...mutationsOf(pod)].flatMap(
      hostile => parsePodFacts(hostile) ?? [],
    );
    expect(parsed.length).toBeGreaterThan(500);
    for (const facts of parsed) {
      expect(explainWorkload(factsOf([facts]))?.headline).toMatch(/^train-1 /);
    }
  });

  it.each(hostileInputs().map(({ name, json }) => [name, json] as const))(
    'survives %s',
    (_, json) => {
      expect(() => parsePodFacts(json)).not.toThrow();
    },
  );

  it('keeps which part of an endpoint it is, and its revision', () => {
    const labels = {
      component: 'predictor',
      'serving.kserve.io/inferenceservice': 'flowers',
      'serving.knative.dev/revision': 'flowers-predictor-00002',
    };
    const metadata = { ...pod.metadata, labels };
    expect(parsePodFacts({ ...pod, metadata })).toMatchObject({
      role: 'predictor',
      revision: 'flowers-predictor-00002',
    });
    const other = { ...pod.metadata, labels: { component: 'etcd' } };
    expect(parsePodFacts({ ...pod, metadata: other })).not.toHaveProperty(
      'role',
    );
  });

  it('gives nothing for what is no pod', () => {
    expect(parsePodFacts({ metadata: { name: 'a' } })).toBeUndefined();
    expect(parsePodFacts('pod')).toBeUndefined();
  });
});
