import { parseManifest } from '../../kubernetes';
import { relevant } from './relevant';

function isRelevant(metadata: object, podSpec: object = {}): boolean {
  const parsed = parseManifest({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a', ...metadata },
    spec: { template: { spec: podSpec } },
  });
  return parsed.ok && relevant(parsed.value);
}

describe('relevant', () => {
  it.each([
    ['a queue', { labels: { 'kueue.x-k8s.io/queue-name': 'gpu' } }, {}],
    ['a label of ours', { labels: { 'mlport/run': '7' } }, {}],
    ['accelerators', {}, podWith({ 'amd.com/gpu': '1' })],
    ['a MIG slice', {}, podWith({ 'nvidia.com/mig-1g.5gb': '1' })],
    [
      'a device claim',
      {},
      { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one' }] },
    ],
    [
      'accelerators below a CronJob',
      { ownerReferences: [{ kind: 'CronJob', uid: 'c', controller: true }] },
      podWith({ 'nvidia.com/gpu': '1' }),
    ],
  ])('keeps a Job with %s', (_, metadata, podSpec) => {
    expect(isRelevant(metadata, podSpec)).toBe(true);
  });

  it.each([
    ['nothing', {}, podWith({ cpu: '64' })],
    [
      'the id of a component only',
      { labels: { 'backstage.io/kubernetes-id': 'shop' } },
      {},
    ],
    [
      'a CronJob above it',
      { ownerReferences: [{ kind: 'CronJob', uid: 'c', controller: true }] },
      {},
    ],
    ['shares of memory only', {}, podWith({ 'nvidia.com/gpumem': '3000' })],
    [
      'an empty queue label',
      { labels: { 'kueue.x-k8s.io/queue-name': '' } },
      {},
    ],
  ])('leaves out a Job with %s', (_, metadata, podSpec) => {
    expect(isRelevant(metadata, podSpec)).toBe(false);
  });
});

function podWith(limits: Record<string, string>) {
  return { containers: [{ name: 'a', resources: { limits } }] };
}
