import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { toYaml } from './toYaml';

/** What has made YAML into something else before, in templates of text. */
const hostile = fc.oneof(
  fc.constantFrom(
    '---',
    '\n---\nkind: Secret\n',
    'a: b',
    ': ',
    '# no comment',
    '&anchor',
    '*alias',
    '!!binary x',
    '{{ .Values.x }}',
    // eslint-disable-next-line no-template-curly-in-string
    '${{ secrets.x }}',
    '"',
    "'",
    '|\n  x',
    '> x',
    'yes',
    'NO',
    'on',
    '1e3',
    '0x1f',
    '012',
    '22:30',
    '~',
    'null',
    '.inf',
    '2026-11-24',
    '<<',
    '\t',
    ' lead and trail ',
    '\u2028',
    '\u0085',
    '\u0000',
    '\ufeff',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const value = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    hostile,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const objects = fc.array(fc.dictionary(hostile, value, { maxKeys: 4 }), {
  minLength: 1,
  maxLength: 3,
});

describe('toYaml', () => {
  it.each(['1.1', '1.2'] as const)(
    'is read back as what it was by YAML %s, whatever the text',
    version => {
      fc.assert(
        fc.property(objects, input => {
          const documents = parseAllDocuments(toYaml(input), { version });
          expect(documents.map(document => document.toJSON())).toEqual(input);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('quotes what older readers take for booleans, numbers and times', () => {
    expect(toYaml([{ a: 'yes', b: '0.5', c: '22:30', d: '8' }])).toBe(
      'a: "yes"\nb: "0.5"\nc: "22:30"\nd: "8"\n',
    );
  });

  it('writes equal parts out, and folds no line', () => {
    const shared = { cpu: '1' };
    const long = 'word '.repeat(60).trim();
    expect(toYaml([{ requests: shared, limits: shared, long }])).toBe(
      `requests:\n  cpu: "1"\nlimits:\n  cpu: "1"\nlong: ${long}\n`,
    );
  });
});
