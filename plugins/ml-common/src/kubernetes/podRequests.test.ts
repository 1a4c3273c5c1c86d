import { podRequests } from './podRequests';

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

  it.each([undefined, 'text', { containers: 'none' }, { containers: [null] }])(
    'finds nothing in %j',
    spec => {
      expect(podRequests(spec).size).toBe(0);
    },
  );
});
