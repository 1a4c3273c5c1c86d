import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import YAML from 'yaml';
import { buildKustomization, identityOf } from './buildKustomization';

type Case = {
  name: string;
  files: { [path: string]: string };
  objects?: string[];
  problems?: string[];
};

const cases: Case[] = YAML.parse(
  readFileSync(join(__dirname, 'buildKustomization.cases.yaml'), 'utf8'),
);

describe('buildKustomization', () => {
  it.each(cases)('$name', async ({ files, objects, problems }) => {
    const snapshot = {
      commit: 'c',
      paths: Object.keys(files),
      read: async (path: string) => files[path],
    };
    const built = buildKustomization(snapshot, '.').then(
      found => found.map(identityOf),
      (error: Error) => error.message.split('\n'),
    );
    expect(await built).toEqual(objects ?? problems);
  });
});
