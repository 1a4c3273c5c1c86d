import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kinds } from '../kinds';
import { hostileInputs } from '../kinds/testing/hostileInputs';
import { mutationsOf } from '../kinds/testing/mutationsOf';
import { lintBy, lintObjects } from './lintObjects';
import { rules } from './rules';

interface LintCase {
  case: string;
  object?: unknown;
  /** Several that are checked together, instead. */
  objects?: unknown[];
  /** `severity field`, in order. */
  expected: string[];
}

const CASES = join(__dirname, 'cases');

describe('lint rules', () => {
  it('each have a table', () => {
    expect(readdirSync(CASES).sort()).toEqual(
      rules.map(({ id }) => `${id}.yaml`).sort(),
    );
  });

  for (const rule of rules) {
    describe(`${rule.id}`, () => {
      const rows = tableOf(rule.id);

      it.each(rows.map(row => [row.case, row] as const))('%s', (_, row) => {
        const findings = lintBy([rule], row.objects ?? [row.object]);
        expect(
          findings.map(({ severity, field }) => `${severity} ${field}`),
        ).toEqual(row.expected);
        for (const { message, fix } of findings) {
          expect(message).not.toBe('');
          expect(fix).not.toBe('');
        }
      });

      it('has a case that it passes', () => {
        expect(rows.some(({ expected }) => expected.length === 0)).toBe(true);
      });
    });
  }
});

describe('lintObjects', () => {
  it('finds nothing in what the kinds render', () => {
    const rendered = kinds.flatMap(
      ({ generator }) => generator?.render(generator.sample) ?? [],
    );
    expect(rendered.length).toBeGreaterThan(0);
    expect(lintObjects(rendered)).toEqual([]);
  });

  it('says which object it speaks of', () => {
    const [finding] = lintObjects([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'A_b', namespace: 'team' },
      },
    ]);
    expect(finding).toEqual({
      rule: 'names',
      severity: 'error',
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'team',
        name: 'A_b',
      },
      field: 'metadata.name',
      value: 'A_b',
      message: expect.stringContaining('DNS subdomain'),
      fix: expect.any(String),
    });
  });

  it('never repeats a credential', () => {
    const text = JSON.stringify(
      tableOf('secrets').flatMap(({ object, objects }) =>
        lintObjects(objects ?? [object]),
      ),
    );
    expect(text).toContain('"rule":"secrets"');
    expect(text).not.toMatch(/hunter2/);
  });

  it('survives hostile manifests', () => {
    const findings = lintObjects(hostileInputs().map(({ json }) => json));
    expect(findings.map(({ rule }) => rule)).toContain('object');
  });

  it('survives wrong values anywhere in a manifest', () => {
    for (const { generator } of kinds) {
      const [manifest] = generator?.render(generator.sample) ?? [];
      for (const mutated of manifest ? mutationsOf(manifest) : []) {
        expect(() => lintObjects([mutated])).not.toThrow();
      }
    }
  });
});

function tableOf(id: string): LintCase[] {
  return parse(readFileSync(join(CASES, `${id}.yaml`), 'utf8'), {
    merge: true,
  }).cases;
}
