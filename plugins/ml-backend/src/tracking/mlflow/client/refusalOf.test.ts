import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { refusalOf } from './refusalOf';

interface Case {
  name: string;
  status: number;
  text: string;
  expect: object;
  /** What the way out must speak of. */
  fix?: string;
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, '../cases/refusals.yaml'), 'utf8'),
);

describe('refusalOf', () => {
  it.each(cases)('$name', ({ status, text, expect: wanted, fix = '' }) => {
    const { error } = refusalOf({ status, text, host: 'mlflow' });
    expect(error).toMatchObject(wanted);
    expect(error.fix ?? '').toContain(fix);
    expect(JSON.stringify(error)).not.toContain('s3cr3t');
  });

  it.each([
    ['7', 7_000],
    ['0', 0],
    ['86400', 600_000],
    ['soon', 1_000],
    [undefined, 1_000],
  ])('takes Retry-After: %s', (retryAfter, retryAfterMs) => {
    const answer = { status: 429, text: '', host: 'mlflow', retryAfter };
    expect(refusalOf(answer)).toMatchObject({ retryAfterMs });
  });
});
