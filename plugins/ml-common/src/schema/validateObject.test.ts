import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { hostileInputs } from '../kinds/testing/hostileInputs';
import { validateObject } from './validateObject';

interface SchemaCase {
  case: string;
  /** Of an object of the CRD. */
  spec?: object;
  /** Of an object of the built-in kind. */
  fields?: object;
  expected: string[];
  unseen?: string;
  notUnseen?: string;
}

const table = parse(
  readFileSync(join(__dirname, 'cases/validateObject.yaml'), 'utf8'),
);
const cases: SchemaCase[] = table.cases;
const crd = { schema: table.crd, definitions: table.definitions };
const thing = {
  schema: { $ref: '#/components/schemas/io.k8s.api.core.v1.Thing' },
  definitions: table.definitions,
};
const metadata = { name: 'a', creationTimestamp: null };

describe('validateObject', () => {
  it.each(cases.map(row => [row.case, row] as const))('%s', (_, row) => {
    const { findings, unseen } = row.fields
      ? validateObject({ kind: 'Thing', metadata, ...row.fields }, thing)
      : validateObject({ kind: 'Run', metadata, spec: row.spec }, crd);
    expect(
      findings
        .map(({ severity, field, fix }) => `${severity} ${field}: ${fix}`)
        .sort(),
    ).toEqual([...row.expected].sort());
    const sentences = unseen.join('\n');
    expect(sentences).toContain(row.unseen ?? '');
    expect(row.notUnseen && sentences.includes(row.notUnseen)).toBeFalsy();
  });

  it('says which object it speaks of, and what stands there', () => {
    const object = {
      apiVersion: 'example.com/v1',
      kind: 'Run',
      metadata: { name: 'a', namespace: 'vision' },
      spec: { model: 'abc', mode: 'Serverless' },
    };
    expect(validateObject(object, crd).findings).toEqual([
      {
        rule: 'schema',
        severity: 'error',
        object: {
          apiVersion: 'example.com/v1',
          kind: 'Run',
          namespace: 'vision',
          name: 'a',
        },
        field: 'spec.mode',
        value: 'Serverless',
        message: 'The value is none of those that are allowed',
        fix: 'Write one of Standard, Knative',
      },
    ]);
  });

  it('shows nothing of Secrets and of environment variables', () => {
    const secret = validateObject(
      { kind: 'Secret', metadata, spec: { model: 'hunter2-hunter2' } },
      crd,
    );
    const env = validateObject(
      { env: [{ value: 271828 }] },
      {
        schema: {
          properties: {
            env: {
              type: 'array',
              items: { properties: { value: { type: 'string' } } },
            },
          },
        },
        definitions: {},
      },
    );
    expect(secret.findings).toHaveLength(1);
    expect(JSON.stringify(secret)).not.toContain('hunter2');
    expect(env.findings).toHaveLength(1);
    expect(JSON.stringify(env)).not.toContain('271828');
  });

  it('does not judge the status, which nobody reads', () => {
    const object = { spec: { model: 'abc' }, status: { any: 1 } };
    expect(validateObject(object, crd).findings).toEqual([]);
  });

  it('ends, and says so, where objects or schemas are without end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) {
      deep = { a: deep };
    }
    const loop = { properties: { a: { $ref: '#/components/schemas/Loop' } } };
    const served = { schema: loop, definitions: { Loop: loop } };
    expect(validateObject(deep, served).unseen).toHaveLength(1);

    const growing = { default: {}, properties: { a: {}, b: {} } };
    growing.properties = { a: growing, b: growing };
    expect(() =>
      validateObject({}, { schema: growing, definitions: {} }),
    ).not.toThrow();

    const anyOf = { anyOf: [{ $ref: '#/components/schemas/Loop' }] };
    const endless = { schema: anyOf, definitions: { Loop: anyOf } };
    expect(() => validateObject({ a: 1 }, endless)).not.toThrow();

    const doubling = {
      anyOf: [
        { allOf: [{ $ref: '#/components/schemas/Loop' }, { not: {} }] },
        { allOf: [{ $ref: '#/components/schemas/Loop' }, { not: {} }] },
      ],
    };
    expect(() =>
      validateObject(
        { a: 1 },
        { schema: doubling, definitions: { Loop: doubling } },
      ),
    ).not.toThrow();
  });

  it('tells the first hundred problems, and that there are more', () => {
    const tags = Array.from({ length: 1_000 }, (_, index) => index);
    const { findings, unseen } = validateObject(
      { kind: 'Run', spec: { model: 'abc', tags } },
      crd,
    );
    expect(findings).toHaveLength(100);
    expect(unseen.join('\n')).toContain('after the first 100 problems');
  });

  it('survives hostile manifests and schemas', () => {
    for (const { json } of hostileInputs()) {
      expect(() => validateObject(json, crd)).not.toThrow();
      expect(() =>
        validateObject(
          { spec: { model: 'abc' } },
          { schema: json, definitions: {} },
        ),
      ).not.toThrow();
    }
  });
});
