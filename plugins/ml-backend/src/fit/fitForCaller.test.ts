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
import { fitForCaller } from './fitForCaller';
import { fitSnapshotOf } from './fitSnapshotOf';

const objects = parse(
  readFileSync(resolve(__dirname, '../targets/cases/objects.yaml'), 'utf8'),
);

/** What a snapshot rests on. */
const PARTS = [
  'LocalQueue',
  'ClusterQueue',
  'Cohort',
  'ResourceFlavor',
  'ResourceQuota',
  'Node',
];

const NLP: WorkloadScope = {
  ...EVERYTHING,
  shows: ({ owner }) => owner === 'group:default/nlp',
};

function optionsWith(changed: Record<string, Partial<SourceStatus>> = {}) {
  const readings = InMemoryMirror.create();
  readings.setReadings(readingsOf('eu', objects));
  const sources = PARTS.map((name, index): SourceStatus => {
    const { group, kind } = kinds.find(each => each.kind === name)!;
    return {
      cluster: 'eu',
      group,
      kind,
      freshness: 'fresh',
      asOf: `2026-01-01T00:00:0${index}.000Z`,
      ...changed[kind],
    };
  });
  return { readings, sources, kinds };
}

function job(namespace: string, gpus: number, queue = 'team') {
  const resources = { limits: { 'nvidia.com/gpu': gpus } };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `in-${namespace}`,
      namespace,
      labels: { 'kueue.x-k8s.io/queue-name': queue },
    },
    spec: {
      template: { spec: { containers: [{ name: 'main', resources }] } },
    },
  };
}

describe('fitSnapshotOf', () => {
  it('holds what the mirror has of one cluster', () => {
    const options = optionsWith();
    const snapshot = fitSnapshotOf('eu', options, () => true);
    expect(snapshot.quotas).toHaveLength(6);
    expect([...snapshot.flavors.keys()]).toEqual(['a100']);
    expect(snapshot.nodes).toHaveLength(5);
    expect(snapshot.missing).toEqual([]);
    expect(snapshot.asOf).toBe('2026-01-01T00:00:00.000Z');
    expect(fitSnapshotOf('us', options, () => true)).toEqual({
      quotas: [],
      flavors: new Map(),
      nodes: [],
      missing: [],
    });
  });

  it('leaves out the quotas of namespaces that are not shown', () => {
    const { quotas } = fitSnapshotOf(
      'eu',
      optionsWith(),
      namespace => namespace === 'nlp',
    );
    expect(quotas.map(({ namespace }) => namespace)).toEqual([
      undefined,
      undefined,
      'nlp',
    ]);
  });

  it.each<[string, Freshness, string[]]>([
    ['LocalQueue', 'stale', ['queues']],
    ['Cohort', 'syncing', ['queues']],
    ['Cohort', 'missing', []],
    ['ResourceFlavor', 'forbidden', ['flavors']],
    ['ResourceQuota', 'unreachable', ['namespace-quotas']],
    ['Node', 'forbidden', ['nodes']],
    ['Node', 'unsupported', ['nodes']],
  ])('with %s that is %s lacks %j', (kind, freshness, missing) => {
    const options = optionsWith({ [kind]: { freshness } });
    expect(fitSnapshotOf('eu', options, () => true).missing).toEqual(missing);
  });

  it('is as old as the oldest of it', () => {
    const asOf = '2025-12-31T00:00:00.000Z';
    const options = optionsWith({ Node: { freshness: 'stale', asOf } });
    expect(fitSnapshotOf('eu', options, () => true).asOf).toBe(asOf);
  });
});

describe('fitForCaller', () => {
  const fit = (manifests: unknown[], scope = EVERYTHING) =>
    fitForCaller({ cluster: 'eu', manifests }, optionsWith(), scope);

  it('judges by what is free', () => {
    expect(fit([job('vision', 2)])).toMatchObject({
      cluster: 'eu',
      verdict: 'fits',
      asOf: '2026-01-01T00:00:00.000Z',
    });
    expect(fit([job('vision', 4)]).verdict).toBe('waits');
    expect(fit([job('vision', 9)]).verdict).toBe('never');
  });

  it('judges a namespace that is new, for who would see it', () => {
    const { verdict, items } = fit([job('brand-new', 1)]);
    expect(verdict).toBe('never');
    expect(items[0].headline).not.toContain('may not see it');
  });

  it.each(['vision', 'brand-new'])('knows nothing of %s for others', name => {
    const { verdict, items } = fit([job(name, 1)], NLP);
    expect(verdict).toBe('unknown');
    expect(items).toMatchObject([
      {
        object: { namespace: name },
        verdict: 'unknown',
        headline: `the namespace ${name} is not there, or you may not see it`,
      },
    ]);
  });

  it('is as bad as the worst, hidden or not', () => {
    const own = job('nlp', 1, 'not-there');
    expect(fit([own, job('vision', 1)], NLP).verdict).toBe('never');
    expect(fit([job('vision', 1)], NLP).verdict).toBe('unknown');
    const asksNothing = { ...job('vision', 1), kind: 'Nothing' };
    expect(fit([asksNothing], NLP)).toMatchObject({
      verdict: 'fits',
      items: [],
    });
  });
});
