import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { maskManifest } from './maskManifest';

const cases = parse(
  readFileSync(join(__dirname, 'cases/maskManifest.yaml'), 'utf8'),
) as { case: string; object: unknown; masked: unknown }[];

describe('maskManifest', () => {
  it.each(cases.map(row => [row.case, row] as const))(
    '%s',
    (_, { object, masked }) => {
      const found = JSON.parse(JSON.stringify(maskManifest(object)));
      expect(found).toEqual(masked);
      expect(JSON.stringify(found)).not.toContain('CANARY');
    },
  );

  it('ends for whatever JSON comes, and at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        maskManifest(json);
      }),
    );
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(JSON.stringify(maskManifest({ spec: deep }))).toContain('***');
  });

  it('leaves the names that JavaScript itself has as they are', () => {
    const hostile = JSON.parse('{"spec":{"__proto__":{"polluted":"yes"}}}');
    maskManifest(hostile);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
