import { administratorRules, startPocketCluster } from '../pocket';
import { malformedPyTorchJobs, realisticPyTorchJobs } from './generators';

describe('realisticPyTorchJobs', () => {
  it('makes as many as asked, of the size of real ones, all different', () => {
    const jobs = realisticPyTorchJobs(60);
    expect(new Set(jobs.map(job => job.metadata.uid)).size).toBe(60);
    for (const job of jobs) {
      const bytes = JSON.stringify(job).length;
      expect(bytes).toBeGreaterThan(13_500);
      expect(bytes).toBeLessThan(14_500);
    }
    expect(realisticPyTorchJobs(60)).toEqual(jobs);
    expect(realisticPyTorchJobs(1, { seed: 2 })[0]).not.toEqual(jobs[0]);
  });
});

describe('malformedPyTorchJobs', () => {
  it('is served as it is, beside what is in order', async () => {
    const cluster = await startPocketCluster({
      name: 'malformed',
      identities: [{ token: 't', user: 'u', rules: administratorRules }],
    });
    try {
      const malformed = malformedPyTorchJobs();
      for (const { key, value } of malformed) {
        cluster.inject('pytorchjobs.kubeflow.org', key, value);
      }
      const type = cluster.type('pytorchjobs.kubeflow.org');
      cluster.store.put(type, 'sandbox/good', realisticPyTorchJobs(1)[0]);
      const answer = await fetch(
        `${cluster.url}/apis/kubeflow.org/v1/pytorchjobs`,
        { headers: { authorization: 'Bearer t' } },
      );
      const { items } = await answer.json();
      expect(items).toHaveLength(malformed.length + 1);
      expect(items).toContainEqual({
        apiVersion: 'kubeflow.org/v1',
        kind: 'PyTorchJob',
        metadata: null,
      });
    } finally {
      await cluster.close();
    }
  });
});
