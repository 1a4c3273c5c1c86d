import { join } from 'node:path';
import { hostileInputs } from '../kinds/testing/hostileInputs';
import { FitAnswer } from './FitAnswer';
import { fitManifests } from './fitManifests';
import { FitCase, loadFitCases } from './testing/loadFitCases';
import { snapshotOf } from './testing/snapshotOf';

const tables = loadFitCases(join(__dirname, 'cases'));

const jobOf = (name: string, gpus: number) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, namespace: 'team' },
  spec: {
    template: {
      spec: {
        containers: [{ resources: { limits: { 'nvidia.com/gpu': gpus } } }],
      },
    },
  },
});

const oneNode = { nodes: { a: { allocatable: { 'nvidia.com/gpu': 8 } } } };

function judge({ manifests, snapshot }: FitCase): FitAnswer {
  return fitManifests(manifests, snapshot);
}

describe('fitManifests', () => {
  describe.each([...tables])('%s', (_, cases) => {
    it.each(cases.map(one => [one.title, one] as const))('%s', (__, one) => {
      const { verdict, items, unseen } = judge(one);
      const reasons = items.flatMap(item =>
        item.reasons.map(r => `${r.check} ${r.verdict}: ${r.message}`),
      );
      expect(items.length > 0 ? verdict : 'nothing').toBe(one.verdict);
      expect(reasons).toEqual(expect.arrayContaining([...one.reasons]));
      const fix = items[0]?.reasons[0].fix;
      expect(fix).toBe(one.fix ?? fix);
      for (const sentence of one.unseen) {
        expect(unseen).toContainEqual(expect.stringContaining(sentence));
      }
    });
  });

  it('has every verdict in every table', () => {
    for (const [table, cases] of tables) {
      const verdicts = new Set(cases.map(({ verdict }) => verdict));
      const missing = ['never', 'waits', 'fits', 'unknown'].filter(
        verdict => !verdicts.has(verdict),
      );
      // Nothing waits for a queue or a node: others decide that. Cohorts are known or not with queues.
      const none: Record<string, string[]> = {
        queue: ['waits'],
        nodes: ['waits'],
        cohorts: ['unknown'],
      };
      expect([table, missing]).toEqual([table, none[table] ?? []]);
    }
  });

  it('says what decides first, and the worst over all', () => {
    const snapshot = snapshotOf(oneNode);
    const answer = fitManifests([jobOf('a', 1), jobOf('b', 9)], snapshot);
    expect(answer).toMatchObject({
      verdict: 'never',
      asOf: snapshot.asOf,
      items: [
        { object: { name: 'a', namespace: 'team' }, verdict: 'fits' },
        {
          object: { name: 'b', kind: 'Job' },
          verdict: 'never',
          headline: expect.stringMatching(/^one pod asks for 9 GPUs/),
        },
      ],
    });
    expect(answer.unseen).toHaveLength(1);
  });

  it('has no age where nothing asks for anything', () => {
    expect(fitManifests([], snapshotOf(oneNode))).toEqual({
      verdict: 'fits',
      items: [],
      unseen: [],
    });
  });

  it('takes the beginning of a name that the server makes', () => {
    const { metadata, ...job } = jobOf('', 1);
    const made = { ...job, metadata: { ...metadata, generateName: 'run-' } };
    const { items } = fitManifests([made], snapshotOf(oneNode));
    expect(items[0].object.name).toBe('run-');
  });

  it.each(hostileInputs().map(({ name, json }) => [name, json] as const))(
    'does not throw for %s',
    (_, json) => {
      const [[, [{ snapshot }]]] = [...tables];
      for (const manifest of [json, { ...jobOf('a', 1), spec: json }]) {
        expect(() => fitManifests([manifest], snapshot)).not.toThrow();
      }
    },
  );
});
