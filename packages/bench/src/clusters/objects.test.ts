import { gzipSync } from 'node:zlib';
import { benchJobs } from './objects';

const OPTIONS = { count: 60, entities: 3, now: Date.UTC(2026, 0, 1) };
const KB = 1_024;

describe('benchJobs', () => {
  const jobs = [...benchJobs('a', OPTIONS)];
  const objects = (id: string) =>
    jobs.flatMap(job =>
      job.objects
        .filter(placed => placed.id === id)
        .map(({ object }) => object),
    );
  const sizes = (id: string) =>
    objects(id).map(object => JSON.stringify(object).length);

  it('makes jobs of the size of real ones, no two alike', () => {
    const average = sizes('pytorchjobs.kubeflow.org').reduce(
      (sum, size) => sum + size / jobs.length,
      0,
    );
    expect(average).toBeGreaterThan(6 * KB);
    expect(average).toBeLessThan(14 * KB);
    // Repetition would flatter whoever sends all of it, compressed.
    const all = JSON.stringify(objects('pytorchjobs.kubeflow.org'));
    expect(gzipSync(all).length).toBeGreaterThan(all.length / 10);
  });

  it('gives a job that runs its pods, and one that waits none', () => {
    for (const job of jobs.filter(({ runs }) => runs)) {
      expect(job.objects.some(({ id }) => id === 'pods')).toBe(true);
    }
    expect(jobs.some(({ runs }) => !runs)).toBe(true);
    expect(sizes('pods').length).toBeGreaterThan(jobs.length);
  });

  it('spreads them over the components, each with all courses', () => {
    for (const entity of ['component-0', 'component-1', 'component-2']) {
      const own = jobs.filter(job => job.entity === entity);
      expect(own).toHaveLength(20);
      expect(own.filter(({ runs }) => runs)).toHaveLength(10);
    }
  });

  it('is the same for the same cluster, and other for another', () => {
    expect([...benchJobs('a', OPTIONS)]).toEqual(jobs);
    const [other] = benchJobs('b', OPTIONS);
    expect(other.uid).not.toBe(jobs[0].uid);
  });
});
