import { podLimits, podRequests } from './podRequests';

const container = (requests: object, more: object = {}) => ({
  resources: { requests },
  ...more,
});

describe('podRequests', () => {
  it('adds the containers up, in cores, bytes and pieces', () => {
    const spec = {
      containers: [
        container({ cpu: '500m', memory: '1Gi', 'nvidia.com/gpu': '2' }),
        container({ cpu: 1, memory: '1Gi' }),
      ],
    };
    expect(Object.fromEntries(podRequests(spec))).toEqual({
      cpu: 1.5,
      memory: 2 ** 31,
      'nvidia.com/gpu': 2,
    });
  });

  it('takes a limit for a request where there is none', () => {
    const spec = {
      containers: [
        {
          resources: {
            requests: { cpu: '1' },
            limits: { cpu: '4', 'nvidia.com/gpu': '1' },
          },
        },
      ],
    };
    expect(Object.fromEntries(podRequests(spec))).toEqual({
      cpu: 1,
      'nvidia.com/gpu': 1,
    });
  });

  it('takes the greediest init container where it needs more, with the sidecars before it', () => {
    const spec = {
      initContainers: [
        container({ cpu: '3' }),
        container({ cpu: '1' }, { restartPolicy: 'Always' }),
        container({ cpu: '2' }),
      ],
      containers: [container({ cpu: '1' })],
    };
    expect(podRequests(spec).get('cpu')).toBe(3);
  });

  it('lets sidecars run beside the containers, and adds the overhead', () => {
    const spec = {
      initContainers: [container({ cpu: '1' }, { restartPolicy: 'Always' })],
      containers: [container({ cpu: '2' })],
      overhead: { cpu: '250m' },
    };
    expect(podRequests(spec).get('cpu')).toBe(3.25);
  });

  it('lets a request of zero stand beside a limit', () => {
    const spec = {
      containers: [{ resources: { requests: { cpu: 0 }, limits: { cpu: 4 } } }],
    };
    expect(podRequests(spec).has('cpu')).toBe(false);
  });

  it('takes what is said of the whole pod before its containers', () => {
    const spec = {
      resources: { requests: { cpu: '2' }, limits: { memory: '4Gi' } },
      containers: [container({ cpu: '1', 'nvidia.com/gpu': 1 })],
    };
    expect(Object.fromEntries(podRequests(spec))).toEqual({
      cpu: 2,
      memory: 2 ** 32,
      'nvidia.com/gpu': 1,
    });
  });

  it.each([undefined, 'text', { containers: 'none' }, { containers: [null] }])(
    'finds nothing in %j',
    spec => {
      expect(podRequests(spec).size).toBe(0);
    },
  );
});

describe('podLimits', () => {
  it('adds limits up as requests are, and takes no request for one', () => {
    const spec = {
      initContainers: [{ resources: { limits: { memory: '4Gi' } } }],
      containers: [
        { resources: { limits: { cpu: '2', memory: '1Gi' } } },
        { resources: { requests: { cpu: '8' }, limits: { cpu: '3' } } },
        {},
      ],
      overhead: { cpu: '1', 'example.com/fee': 1 },
    };
    expect(Object.fromEntries(podLimits(spec))).toEqual({
      cpu: 6,
      memory: 2 ** 32,
    });
  });
});
