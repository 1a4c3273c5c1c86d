import { WorkloadReading } from '../../workload';
import { RelatedReadings } from '../Kind';
import { Reading } from '../Reading';
import { combineDeployments } from './combineDeployments';

const base: WorkloadReading = {
  type: 'workload',
  state: 'Ready',
  roles: [],
  accelerators: [],
};

const parts: WorkloadReading[] = [
  { ...base, roles: [{ role: 'predictor', desired: 3, ready: 3 }] },
  {
    ...base,
    state: 'Pending',
    reason: 'ReplicaSetUpdated',
    message: 'ReplicaSet "a" is progressing.',
    roles: [{ role: 'predictor', desired: 1, ready: 0 }],
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1, sharing: 'whole' }],
  },
  {
    ...base,
    state: 'NotReady',
    reason: 'ProgressDeadlineExceeded',
    message: 'ReplicaSet "b" has timed out progressing.',
    roles: [{ role: 'transformer', desired: 1 }],
    accelerators: [{ resource: 'amd.com/gpu', count: 1, sharing: 'whole' }],
  },
];

function relatedTo(deployments: WorkloadReading[]): RelatedReadings {
  return { of: <T extends Reading>() => deployments as Reading[] as T[] };
}

describe('combineDeployments', () => {
  it('gives the same in any order: all replicas, and the worst reason', () => {
    const combined = combineDeployments(base, relatedTo(parts));
    expect(combined).toMatchObject({
      state: 'Ready',
      reason: 'ProgressDeadlineExceeded',
      roles: [
        { role: 'predictor', desired: 4, ready: 3 },
        { role: 'transformer', desired: 1 },
      ],
      accelerators: [
        { resource: 'amd.com/gpu' },
        { resource: 'nvidia.com/gpu' },
      ],
    });
    const reversed = combineDeployments(base, relatedTo([...parts].reverse()));
    expect(reversed).toEqual(combined);
  });

  it('says nothing beside an endpoint that was stopped', () => {
    const stopped: WorkloadReading = { ...base, state: 'Stopped' };
    const combined = combineDeployments(stopped, relatedTo(parts));
    expect(combined.state).toBe('Stopped');
    expect(combined.reason).toBeUndefined();
  });

  it('keeps the reason that the endpoint has itself', () => {
    const own: WorkloadReading = { ...base, reason: 'ModelLoadFailed' };
    const combined = combineDeployments(own, relatedTo(parts));
    expect(combined.reason).toBe('ModelLoadFailed');
  });
});
