import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { TestRow, toRow } from './__testUtils__/InMemoryMirror';
import { ClaimIndex } from './ClaimIndex';
import { compileMatch } from './compileMatch';
import { matchEntity } from './matchEntity';

interface Case {
  title: string;
  annotations: Record<string, string>;
  by: string;
  claims: string[];
  problem?: boolean;
}

const {
  rows,
  cases,
}: { rows: Record<string, Partial<TestRow>>; cases: Case[] } = parse(
  readFileSync(resolve(__dirname, 'cases/matchEntity.yaml'), 'utf8'),
);

const mirrored = Object.entries(rows).map(([uid, row]) =>
  toRow({ uid, ...row }),
);

describe('matchEntity', () => {
  it.each(cases)('$title', ({ annotations, by, claims, problem = false }) => {
    const match = matchEntity({
      metadata: {
        name: 'entity',
        annotations: Object.fromEntries(
          Object.entries(annotations).map(([name, value]) => [
            `backstage.io/kubernetes-${name}`,
            value,
          ]),
        ),
      },
    });
    const compiled = compileMatch(match);
    const index = ClaimIndex.create([match]);
    expect(match.by).toBe(by);
    expect(compiled.match.problem !== undefined).toBe(problem);
    for (const claimedBy of [compiled.matches, index.claims.bind(index)]) {
      const claimed = mirrored.filter(row => claimedBy(row));
      expect(claimed.map(row => row.meta.uid)).toEqual(claims);
    }
  });

  it('an entity that names one object means that one, and claims nothing', () => {
    const named = ['prod-eu', 'prod-us'].map((cluster, uid) =>
      toRow({
        uid: `${uid}`,
        cluster,
        kind: 'InferenceService',
        group: 'serving.kserve.io',
        namespace: 'vision',
        name: 'resnet',
        labels: { app: 'resnet' },
      }),
    );
    const match = matchEntity({
      metadata: {
        name: 'entity',
        annotations: {
          'backstage.io/kubernetes-cluster': 'prod-eu',
          'backstage.io/kubernetes-namespace': 'vision',
          'backstage.io/kubernetes-label-selector': 'app=resnet',
          'mlport/workload-kind': 'InferenceService.serving.kserve.io',
          'mlport/workload-name': 'resnet',
        },
      },
    });
    const { matches } = compileMatch(match);
    expect(match.by).toBe('object');
    expect([...mirrored, ...named].filter(row => matches(row))).toEqual([
      named[0],
    ]);
    const claims = ClaimIndex.create([match]);
    expect(named.filter(row => claims.claims(row))).toEqual([]);
  });

  it('gives one fingerprint to indexes that claim the same', () => {
    const a = { by: 'label-selector', selector: 'a=b' } as const;
    const b = { by: 'label-selector', selector: 'a=c' } as const;
    const one = ClaimIndex.create([a, b, a]).fingerprint;
    expect(ClaimIndex.create([b, a]).fingerprint).toBe(one);
    expect(ClaimIndex.create([b]).fingerprint).not.toBe(one);
  });
});
