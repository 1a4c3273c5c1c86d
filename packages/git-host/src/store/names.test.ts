import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isOwnerName, isRepositoryName } from './names';

interface Cases {
  good: string[];
  bad: string[];
}

const cases: { owner: Cases; repository: Cases } = parse(
  readFileSync(join(__dirname, 'names.cases.yaml'), 'utf8'),
);

describe.each([
  ['owner', isOwnerName, cases.owner],
  ['repository', isRepositoryName, cases.repository],
])('the name of an %s', (_kind, fits, { good, bad }) => {
  it.each(good)('can be %j', name => {
    expect(fits(name)).toBe(true);
  });

  it.each(bad)('cannot be %j', name => {
    expect(fits(name)).toBe(false);
  });
});
