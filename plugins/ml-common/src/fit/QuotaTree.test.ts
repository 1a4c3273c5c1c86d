import { QuotaTree } from './QuotaTree';
import { ClusterInWords, snapshotOf } from './testing/snapshotOf';

const CELL = { flavor: 'a', resource: 'cpu' };

function treeOf(cluster: ClusterInWords): QuotaTree {
  return QuotaTree.create(snapshotOf(cluster).quotas);
}

describe('QuotaTree', () => {
  it('has nothing of what is not there', () => {
    const tree = treeOf({ queues: { q: { flavors: { a: { cpu: 4 } } } } });
    expect(tree.availableAtMost('absent', CELL)).toBe(0);
    expect(tree.availableNow('q', { flavor: 'b', resource: 'cpu' })).toBe(0);
    expect(tree.availableNow('q', CELL)).toBe(4);
  });

  it('is never below zero, although more was given than there is now', () => {
    const tree = treeOf({
      queues: { q: { flavors: { a: { cpu: { quota: 4, taken: 6 } } } } },
    });
    expect(tree.availableNow('q', CELL)).toBe(0);
    expect(tree.availableAtMost('q', CELL)).toBe(4);
  });

  it('comes to an end in a ring of cohorts, in which everybody lends', () => {
    const members = Array.from({ length: 40 }, (_, index) => index);
    const tree = treeOf({
      queues: { q: { cohort: 'c0', flavors: { a: { cpu: 4 } } } },
      cohorts: Object.fromEntries(
        members.map(index => [
          `c${index}`,
          {
            parent: `c${(index + 1) % members.length}`,
            flavors: { a: { cpu: { quota: 1, lend: 1 } } },
          },
        ]),
      ),
    });
    expect(tree.availableAtMost('q', CELL)).toBeGreaterThan(0);
  });
});
