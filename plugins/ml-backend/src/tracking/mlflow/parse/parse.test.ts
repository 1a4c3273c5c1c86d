import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { maskUserInfo } from './maskUserInfo';
import { MlflowLinks } from './MlflowLinks';
import { parseExperiment } from './parseExperiment';
import { parseJson } from './parseJson';
import { parsePoint } from './parseMetric';
import { parseModel } from './parseModel';
import { parseOrigin } from './parseOrigin';
import { parseRun } from './parseRun';
import { parseVersion } from './parseVersion';
import { storageUriOf } from './storageUriOf';
import { asInteger } from './values';

/** Rows of arguments and what comes of them; what is not there is `null` in YAML. */
const cases: Record<string, unknown[][]> = parse(
  readFileSync(join(__dirname, '../cases/parse.yaml'), 'utf8'),
);
const rows = (name: string) =>
  cases[name].map(row => row.map(cell => cell ?? undefined));

const context = {
  source: { provider: 'mlflow', instance: 'main' },
  links: MlflowLinks.create('https://mlflow.example.com/mlf', 'team-a'),
};

/** What MLflow writes, with anything at all in its place. */
const anything = fc.jsonValue({ maxDepth: 3 }).map(value => value as unknown);
const pairs = fc.array(
  fc.record({ key: fc.string(), value: anything }, { requiredKeys: [] }),
);

describe('what MLflow says', () => {
  it.each(rows('storageUri'))('%s on %s lies at %s', (uri, on, wanted) => {
    expect(storageUriOf(uri as string, on as string | undefined)).toBe(wanted);
  });

  it.each(rows('maskUserInfo'))('%s becomes %s', (text, wanted) => {
    expect(maskUserInfo(text as string)).toBe(wanted);
  });

  it.each(rows('figure'))('the figure %j is %j', (value, wanted) => {
    const point = parsePoint({ value, step: '3', timestamp: '4' });
    expect(point).toEqual(wanted && { step: 3, at: 4, ...(wanted as object) });
  });

  it.each(rows('integer'))('the integer %j is %j', (value, wanted) => {
    expect(asInteger(value)).toBe(wanted);
  });

  it.each(rows('origin'))('tags %j come from %j', (tags, wanted) => {
    expect(parseOrigin(tags as Record<string, string>)).toEqual(wanted);
  });

  it('may hold bare numbers that JSON does not have', () => {
    const text = '{"a": [NaN, -Infinity,Infinity], "NaN": "NaN \\" Infinity"}';
    expect(parseJson(text)).toEqual({
      a: ['NaN', '-Infinity', 'Infinity'],
      NaN: 'NaN " Infinity',
    });
    expect(parseJson('{"a": NaN')).toBeUndefined();
  });

  it('may have any names, and harms nothing', () => {
    const model = parseModel(
      {
        name: '__proto__',
        tags: [
          { key: '__proto__', value: 'a' },
          { key: 'constructor', value: 'b' },
        ],
        aliases: [{ alias: '__proto__', version: 2 }],
      },
      context,
    );
    expect(Object.entries(model?.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(Object.entries(model?.aliases ?? {})).toEqual([['__proto__', '2']]);
    expect(JSON.parse(JSON.stringify(model)).name).toBe('__proto__');
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('has addresses of its pages, where an address can hold the names', () => {
    const urlOf = (name: string) => parseModel({ name }, context)?.url;
    expect(urlOf('a/../b?c#d')).toBe(
      'https://mlflow.example.com/mlf/#/models/a%2F..%2Fb%3Fc%23d?workspace=team-a',
    );
    expect(urlOf('\ud800')).toBeUndefined();
  });

  it('is cut where it is long, but for names', () => {
    const long = 'x'.repeat(100_000);
    const tags = Array.from({ length: 1_000 }, (_, at) => ({
      key: `k${at}`,
      value: long,
    }));
    const model = parseModel({ name: 'a', description: long, tags }, context);
    expect(JSON.stringify(model).length).toBeLessThan(1_000_000);
    expect(parseModel({ name: long }, context)).toBeUndefined();
  });

  it('is read or left out, and never thrown at', () => {
    const thing = fc.oneof(
      anything,
      fc.record(
        {
          name: anything,
          version: anything,
          experiment_id: anything,
          source: fc.oneof(fc.webUrl(), fc.string(), anything),
          tags: fc.oneof(pairs, anything),
          aliases: anything,
          info: fc.record({
            run_id: fc.string(),
            experiment_id: fc.string(),
            start_time: anything,
          }),
          data: fc.record({
            metrics: fc.oneof(pairs, anything),
            params: fc.oneof(pairs, anything),
            tags: fc.oneof(pairs, anything),
          }),
          inputs: anything,
          outputs: anything,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(thing, json => {
        for (const read of [
          parseExperiment,
          parseModel,
          parseVersion,
          parseRun,
        ]) {
          const item = read(json, context);
          // All that is known is on the wire, and nothing else.
          expect(JSON.parse(JSON.stringify(item ?? {}))).toEqual(item ?? {});
        }
      }),
    );
  });
});
