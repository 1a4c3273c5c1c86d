import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ClusterError } from './ClusterError';
import { statusError, upstreamError } from './upstreamError';

interface Case {
  name: string;
  status: number;
  retryAfter?: string;
  body?: unknown;
  text?: string;
  expect: ClusterError;
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'upstreamError.cases.yaml'), 'utf8'),
);

describe('upstreamError', () => {
  it.each(cases)(
    '$name',
    ({ status, retryAfter, body, text, expect: wanted }) => {
      const error = upstreamError({
        status,
        retryAfter,
        body: text ?? JSON.stringify(body),
      });
      const { fix, ...said } = error;
      expect(said).toEqual(wanted);
      // What others say may hold secrets; only our own words go on.
      expect(`${said.message} ${fix}`).not.toMatch(/s3cr3t|eyJ/);
    },
  );
});

describe('statusError', () => {
  it.each([
    [{ kind: 'Status', code: 410 }, 'expired'],
    [{ kind: 'Status', code: 500 }, 'server'],
    [{ kind: 'Status', code: '410' }, 'server'],
    [null, 'server'],
  ])('reads the object of an ERROR event: %j', (status, code) => {
    expect(statusError(status).code).toBe(code);
  });
});
