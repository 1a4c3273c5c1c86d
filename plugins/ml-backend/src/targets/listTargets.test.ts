import {
  Freshness,
  kinds,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { EVERYTHING } from '../workloads/__testUtils__/everything';
import { InMemoryMirror } from '../workloads/__testUtils__/InMemoryMirror';
import { readingsOf } from '../workloads/__testUtils__/readingsOf';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { listTargets } from './listTargets';

const objects = parse(
  readFileSync(resolve(__dirname, 'cases/objects.yaml'), 'utf8'),
);

function source(
  kind: string,
  freshness: Freshness = 'fresh',
  cluster = 'eu',
): SourceStatus {
  const { group } = kinds.find(each => each.kind === kind)!;
  const isServed = freshness !== 'missing';
  return {
    cluster,
    group,
    kind,
    freshness,
    ...(isServed && { version: 'v1' }),
  };
}

function targets(
  sources: readonly SourceStatus[] = [source('Job')],
  scope: WorkloadScope = EVERYTHING,
) {
  const readings = InMemoryMirror.create();
  readings.setReadings(readingsOf('eu', objects));
  return listTargets({ readings, sources, kinds }, scope).items;
}

describe('listTargets', () => {
  it('lists namespaces with their owners, but those that are going or the system', () => {
    const [{ namespaces }] = targets();
    expect(namespaces).toMatchObject([
      { name: 'nlp', owner: 'group:default/nlp' },
      { name: 'nobodys', queues: [] },
      { name: 'vision', owner: 'group:default/vision' },
    ]);
  });

  it('tells of queues what is behind them, where that is known', () => {
    const [{ namespaces }] = targets();
    const [nlp, , vision] = namespaces;
    expect(vision.queues).toEqual([
      {
        name: 'later',
        clusterQueue: 'closed',
        usable: false,
        message: expect.stringContaining('missing ResourceFlavor(s): h100'),
        resources: [],
      },
      {
        name: 'team',
        clusterQueue: 'gpus',
        usable: true,
        pending: 3,
        resources: [
          expect.objectContaining({
            resource: 'nvidia.com/gpu',
            flavor: 'a100',
            nominal: 8,
            reserved: 6,
          }),
        ],
      },
    ]);
    expect(nlp.queues).toEqual([
      { name: 'team', clusterQueue: 'not-there', pending: 2, resources: [] },
    ]);
  });

  it('adds up accelerators by product, and counts no node that takes no pods', () => {
    const [{ accelerators }] = targets();
    const a100 = 'NVIDIA-A100-SXM4-40GB';
    expect(accelerators).toEqual([
      {
        resource: 'amd.com/gpu',
        sharing: 'whole',
        allocatable: 0,
        largestNode: 0,
      },
      {
        resource: 'nvidia.com/gpu',
        sharing: 'mig',
        product: 'A100-SXM4-40GB',
        nodeSelector: { 'nvidia.com/gpu.product': `${a100}-MIG-1g.5gb` },
        allocatable: 7,
        largestNode: 7,
      },
      {
        resource: 'nvidia.com/gpu',
        sharing: 'whole',
        product: 'A100-SXM4-40GB',
        nodeSelector: { 'nvidia.com/gpu.product': a100 },
        allocatable: 12,
        largestNode: 8,
      },
    ]);
  });

  it('names the kinds that are served and can be generated', () => {
    const [cluster] = targets([
      source('Job'),
      source('PyTorchJob', 'forbidden'),
      source('TrainJob', 'missing'),
      source('LocalQueue'),
      source('TrainJob', 'fresh', 'us'),
    ]);
    expect([...cluster.kinds].sort()).toEqual(['Job', 'PyTorchJob']);
  });

  it('says what it rests on and is not fresh', () => {
    const [{ sources }] = targets([
      source('Job', 'stale'),
      source('Node', 'forbidden'),
      source('LocalQueue', 'missing'),
      source('ClusterQueue'),
      source('Namespace', 'stale'),
    ]);
    expect(sources.map(({ kind }) => kind)).toEqual([
      'Node',
      'LocalQueue',
      'Namespace',
    ]);
  });

  it('shows clusters and namespaces where somebody may see work, and no others', () => {
    const [only, ...others] = targets(
      [source('Job'), source('Job', 'fresh', 'us')],
      {
        ...EVERYTHING,
        shows: ({ owner }) => owner === 'group:default/nlp',
        sources: all => all.filter(({ cluster }) => cluster === 'eu'),
      },
    );
    expect(others).toEqual([]);
    expect(only.name).toBe('eu');
    expect(only.namespaces.map(({ name }) => name)).toEqual(['nlp']);
  });

  it('knows the namespaces of quotas where namespaces may not be listed', () => {
    const readings = InMemoryMirror.create();
    readings.setReadings(
      readingsOf(
        'eu',
        objects.filter(({ kind }: { kind: string }) => kind !== 'Namespace'),
      ),
    );
    const { items } = listTargets(
      { readings, sources: [source('Job')], kinds },
      EVERYTHING,
    );
    expect(items[0].namespaces.map(({ name }) => name)).toEqual([
      'leaving',
      'nlp',
      'vision',
    ]);
  });

  it('takes the list of clusters that cannot be read for no cluster', () => {
    const sources: SourceStatus[] = [
      {
        cluster: 'kubernetes',
        group: '',
        kind: 'Cluster',
        freshness: 'unreachable',
      },
    ];
    expect(targets(sources)).toEqual([]);
  });
});
