import { hostileInputs } from '../kinds/testing/hostileInputs';
import { mutationsOf } from '../kinds/testing/mutationsOf';
import { PodFacts } from './PodFacts';
import { WorkloadFacts } from './WorkloadFacts';
import { explainWorkload } from './explainWorkload';
import { parseEventFacts } from './parseEventFacts';
import { parsePodFacts } from './parsePodFacts';

const CANARY = 'hunter2-canary';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'train-1-worker-0',
    namespace: 'vision',
    uid: 'u1',
    creationTimestamp: '2026-08-01T11:00:00Z',
    annotations: { secret: CANARY },
  },
  spec: {
    nodeName: 'a100-1',
    schedulingGates: [{ name: 'example.com/budget' }],
    initContainers: [
      { name: 'prepare', image: 'prepare:1' },
      { name: 'proxy', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'pytorch',
        image: 'trainer:1',
        args: [`--token=${CANARY}`],
        env: [{ name: 'TOKEN', value: CANARY }],
        resources: { limits: { memory: '24Gi', 'nvidia.com/gpu': '4' } },
      },
    ],
  },
  status: {
    phase: 'Running',
    message: `password=${CANARY}`,
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
      {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'EvictionByEvictionAPI',
        lastTransitionTime: '2026-08-01T11:30:00Z',
      },
    ],
    initContainerStatuses: [
      { name: 'prepare', state: { terminated: { exitCode: 0 } } },
    ],
    containerStatuses: [
      {
        name: 'pytorch',
        restartCount: 3,
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
        lastState: {
          terminated: {
            reason: 'Error',
            exitCode: 1,
            message: CANARY,
            finishedAt: '2026-08-01T11:40:00Z',
          },
        },
        allocatedResourcesStatus: [
          {
            name: 'nvidia.com/gpu',
            resources: [{ resourceID: 'GPU-1', health: 'Unhealthy' }],
          },
        ],
      },
    ],
  },
};

const event = {
  type: 'Warning',
  reason: 'BackOff',
  message: `login with password=${CANARY} failed`,
  involvedObject: {
    kind: 'Pod',
    namespace: 'vision',
    name: 'train-1-worker-0',
    uid: 'u1',
    fieldPath: 'spec.containers{pytorch}',
  },
  count: 4,
  lastTimestamp: '2026-08-01T11:41:00Z',
};

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
      expect(() => parseEventFacts(json)).not.toThrow();
    },
  );

  it('gives nothing for what is no pod', () => {
    expect(parsePodFacts({ metadata: { name: 'a' } })).toBeUndefined();
    expect(parsePodFacts('pod')).toBeUndefined();
  });
});

describe('parseEventFacts', () => {
  it('reads an event of the core group', () => {
    expect(parseEventFacts(event)).toEqual({
      type: 'Warning',
      reason: 'BackOff',
      message: 'login with password=*** failed',
      about: {
        kind: 'Pod',
        namespace: 'vision',
        name: 'train-1-worker-0',
        uid: 'u1',
      },
      container: 'pytorch',
      count: 4,
      at: Date.parse('2026-08-01T11:41:00Z'),
    });
  });

  it('reads an event of events.k8s.io, with a series', () => {
    expect(
      parseEventFacts({
        reason: 'FailedScheduling',
        note: '0/2 nodes are available',
        regarding: { kind: 'Pod', name: 'a' },
        eventTime: '2026-08-01T11:00:00.000000Z',
        series: { count: 9, lastObservedTime: '2026-08-01T11:30:00Z' },
      }),
    ).toMatchObject({
      message: '0/2 nodes are available',
      about: { name: 'a' },
      count: 9,
      at: Date.parse('2026-08-01T11:30:00Z'),
    });
  });

  it('reads on when any field is of a wrong type', () => {
    for (const hostile of mutationsOf(event)) {
      expect(() => parseEventFacts(hostile)).not.toThrow();
    }
  });

  it('gives nothing for what is no event', () => {
    expect(parseEventFacts({ reason: 'x' })).toBeUndefined();
    expect(parseEventFacts({ involvedObject: {} })).toBeUndefined();
    expect(parseEventFacts(null)).toBeUndefined();
  });
});
