import { sumAccelerators } from './sumAccelerators';

function pod(spec: object, count = 1) {
  return { template: { spec }, count };
}

function gpus(count: unknown, more: object = {}) {
  return { resources: { limits: { 'nvidia.com/gpu': count } }, ...more };
}

describe('sumAccelerators', () => {
  it('multiplies by pods, adds over roles, and tells resources apart', () => {
    expect(
      sumAccelerators([
        pod({ containers: [gpus('2'), gpus(1)] }, 4),
        pod({ containers: [gpus('1')] }),
        pod({
          containers: [
            {
              resources: {
                limits: {
                  'nvidia.com/mig-1g.10gb': '1',
                  'nvidia.com/mig-1g.10gb.shared': '1',
                  'nvidia.com/gpu.shared': '2',
                  'google.com/tpu': '4',
                },
              },
            },
          ],
        }),
      ]),
    ).toEqual([
      { resource: 'nvidia.com/gpu', count: 13, sharing: 'whole' },
      { resource: 'nvidia.com/mig-1g.10gb', count: 1, sharing: 'mig' },
      {
        resource: 'nvidia.com/mig-1g.10gb.shared',
        count: 1,
        sharing: 'shared',
      },
      { resource: 'nvidia.com/gpu.shared', count: 2, sharing: 'shared' },
      { resource: 'google.com/tpu', count: 4, sharing: 'whole' },
    ]);
  });

  it('reads requests where there are no limits', () => {
    const requests = { 'nvidia.com/gpu': '3' };
    expect(
      sumAccelerators([pod({ containers: [{ resources: { requests } }] })]),
    ).toEqual([{ resource: 'nvidia.com/gpu', count: 3, sharing: 'whole' }]);
  });

  it.each([
    ['init containers run one by one', [gpus(1), gpus(3)], [gpus(2)], 3],
    ['the containers together may need more', [gpus(1)], [gpus(2), gpus(2)], 4],
    ['sidecars add', [gpus(1, { restartPolicy: 'Always' })], [gpus(2)], 3],
    [
      'a sidecar adds to init containers that follow it',
      [gpus(1, { restartPolicy: 'Always' }), gpus(4)],
      [gpus(2)],
      5,
    ],
    [
      'a sidecar does not add to init containers before it',
      [gpus(4), gpus(1, { restartPolicy: 'Always' })],
      [gpus(2)],
      4,
    ],
  ])('%s', (_, initContainers, containers, count) => {
    const [sum] = sumAccelerators([pod({ initContainers, containers })]);
    expect(sum.count).toBe(count);
  });

  it('counts claims by pod, or once where they are named', () => {
    const resourceClaims = [
      { name: 'a', resourceClaimTemplateName: 'one-gpu' },
      { name: 'b', resourceClaimName: 'shared-gpu' },
    ];
    expect(sumAccelerators([pod({ resourceClaims }, 3)])).toEqual([
      { resource: 'one-gpu', count: 3, sharing: 'claim' },
      { resource: 'shared-gpu', count: 1, sharing: 'claim' },
    ]);
  });

  it.each([
    ['nvidia.com/gpumem'],
    ['nvidia.com/gpucores'],
    ['nvidia.com/total-gpumem'],
    ['rdma/hca'],
    ['cpu'],
    ['hugepages-2Mi'],
    ['constructor'],
  ])('does not count %s', resource => {
    const containers = [{ resources: { limits: { [resource]: '3000' } } }];
    expect(sumAccelerators([pod({ containers })])).toEqual([]);
  });

  it.each([
    [undefined],
    [null],
    ['x'],
    [{ spec: [] }],
    [{ spec: { containers: 'x', initContainers: null, resourceClaims: 5 } }],
    [
      {
        spec: { containers: [null, { resources: [] }, gpus('0.5'), gpus(-1)] },
      },
    ],
  ])('makes nothing of %j', template => {
    expect(sumAccelerators([{ template, count: 2 }])).toEqual([]);
  });

  it('makes nothing of no pods, and stays a number with too many', () => {
    const containers = [gpus('9007199254740991')];
    expect(sumAccelerators([pod({ containers }, 0)])).toEqual([]);
    const [sum] = sumAccelerators([pod({ containers }, 1000)]);
    expect(Number.isSafeInteger(sum.count)).toBe(true);
  });
});
