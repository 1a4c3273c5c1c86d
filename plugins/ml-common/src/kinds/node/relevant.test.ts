import { parseManifest } from '../../kubernetes';
import { relevant } from './relevant';

function isRelevant(node: { labels?: object; status?: unknown }): boolean {
  const parsed = parseManifest({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n', labels: node.labels },
    status: node.status,
  });
  return parsed.ok && relevant(parsed.value);
}

describe('relevant', () => {
  it.each([
    [true, 'devices', { status: { capacity: { 'nvidia.com/gpu': '8' } } }],
    [
      true,
      'slices only',
      { status: { allocatable: { 'nvidia.com/mig-1g.5gb': 7 } } },
    ],
    [
      true,
      'a device plugin that is down',
      { labels: { 'nvidia.com/gpu.product': 'T4' } },
    ],
    [false, 'none', { status: { capacity: { cpu: '8' } } }],
    [
      false,
      'memory of a device',
      { status: { capacity: { 'nvidia.com/gpumem': '80' } } },
    ],
    [false, 'no status', {}],
    [false, 'a malformed status', { status: [8] }],
  ])('%s for a node with %s', (expected, _, node) => {
    expect(isRelevant(node)).toBe(expected);
  });
});
