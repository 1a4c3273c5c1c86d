import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { parse } from 'yaml';
import { createScmFolderUrlFilter } from './createScmFolderUrlFilter';
import { createScmTypeFilter } from './createScmTypeFilter';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      gitea: [
        { host: 'localhost:3030', baseUrl: 'http://localhost:3030/git/' },
      ],
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
    },
  }),
);
const type = createScmTypeFilter(integrations);
const folder = createScmFolderUrlFilter(integrations);
const cases: { repoUrl: string; type: string; folder: string }[] = parse(
  readFileSync(join(__dirname, 'filters.cases.yaml'), 'utf8'),
);

describe.each(cases)('$repoUrl', expected => {
  it('has a type', () => {
    expect(type.filter(expected.repoUrl)).toBe(expected.type);
  });

  it('has folders that Backstage reads', () => {
    const url = folder.filter(expected.repoUrl, 'main', './deploy/runs');
    expect(url).toBe(expected.folder);
    expect(url && integrations.byUrl(url)?.type).toBe(url && expected.type);
  });
});

it('names the root of a repository', () => {
  expect(
    folder.filter('github.com?owner=ml&repo=flowers', 'main', undefined),
  ).toBe('https://github.com/ml/flowers/tree/main');
});

it('never throws, whatever it is given', () => {
  for (const value of [undefined, 7, {}] as unknown as string[]) {
    expect(type.filter(value)).toBe('unknown');
    expect(folder.filter(value, value, undefined)).toBe('');
  }
});
