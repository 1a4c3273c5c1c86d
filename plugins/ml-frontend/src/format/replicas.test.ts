import { RoleReplicas } from '@mlport/backstage-plugin-ml-common';
import { pod } from '../__testUtils__/workloadDetails';
import { countPods, formatReplicas } from './replicas';

describe('formatReplicas', () => {
  it.each<[RoleReplicas, string, boolean]>([
    [{ role: 'Worker', desired: 3, ready: 2 }, '2/3', false],
    [{ role: 'Worker', desired: 3, ready: 1, succeeded: 2 }, '3/3', true],
    [{ role: 'Master', desired: 1, succeeded: 1 }, '1/1', true],
    [{ role: 'Master', desired: 1 }, '–/1', false],
    [{ role: 'Master', ready: 1 }, '1/–', false],
    [{ role: 'Worker', desired: 0, ready: 0 }, '0/0', true],
  ])('counts %j', (role, count, complete) => {
    expect(formatReplicas([role])).toEqual([
      { role: role.role, count, complete },
    ]);
  });

  it.each<[RoleReplicas, string]>([
    [{ role: 'predictor', desired: 1 }, '?/1'],
    [{ role: 'predictor' }, '?'],
  ])('says of %j that it is not known how many serve', (role, count) => {
    expect(formatReplicas([role], 'Ready')).toEqual([
      { role: 'predictor', count, complete: false, unknown: true },
    ]);
  });

  it('has nothing unknown in work that has not begun', () => {
    expect(formatReplicas([{ role: 'Worker', desired: 2 }], 'Queued')).toEqual([
      { role: 'Worker', count: '–/2', complete: false },
    ]);
  });
});

describe('countPods', () => {
  const predictor = { role: 'predictor', desired: 1 };
  const transformer = { role: 'transformer' };

  it('counts the pods that are ready, each for its role', () => {
    const pods = [
      pod({ name: 'a', role: 'predictor' }),
      pod({ name: 'b', role: 'predictor' }),
      pod({ name: 'c', role: 'predictor', ready: false }),
      pod({ name: 'd', role: 'predictor', deletedAt: 1 }),
      pod({ name: 'e', role: 'transformer' }),
      pod({ name: 'f' }),
    ];
    expect(countPods([predictor, transformer], pods, 'Ready')).toEqual([
      { ...predictor, ready: 2 },
      { ...transformer, ready: 1 },
    ]);
  });

  it('counts all pods of an endpoint that has one role', () => {
    expect(countPods([predictor], [pod()], 'NotReady')).toEqual([
      { ...predictor, ready: 1 },
    ]);
  });

  it('says zero of an endpoint that is scaled to zero', () => {
    expect(countPods([predictor], [], 'Ready')).toEqual([
      { ...predictor, ready: 0 },
    ]);
  });

  it('leaves alone what the kind counts, and what has not begun', () => {
    const counted = { role: 'Worker', desired: 3, ready: 2 };
    expect(countPods([counted], [pod()], 'Running')).toEqual([counted]);
    expect(countPods([predictor], [pod()], 'Queued')).toEqual([predictor]);
  });
});
