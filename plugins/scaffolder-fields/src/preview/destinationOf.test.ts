import { destinationOf, pathIn } from './destinationOf';

describe('destinationOf', () => {
  it.each([
    ['github.com?owner=ml&repo=flowers', 'github.com', 'ml/flowers'],
    [
      'dev.azure.com?organization=acme&project=ml&repo=flowers',
      'dev.azure.com',
      'acme/ml/flowers',
    ],
    ['git.example.com:8443?owner=a&repo=b', 'git.example.com:8443', 'a/b'],
  ])('reads %s', (repoUrl, host, name) => {
    expect(destinationOf({ repoUrl }, {}).repository).toEqual({ host, name });
  });

  it.each(['', '://', 'github.com', 'a b?owner=x'])(
    'says no repository for "%s"',
    repoUrl => {
      expect(destinationOf({ repoUrl }, {}).repository).toBeUndefined();
    },
  );

  it('takes folder, branch and way from the form, and what the template knows first', () => {
    const form = {
      delivery: 'new-repository',
      gitSource: { path: './deploy/', branch: 'main' },
    };
    expect(destinationOf(form, {})).toEqual({
      delivery: 'new-repository',
      folder: 'deploy',
      branch: 'main',
    });
    const other = destinationOf(form, { delivery: 'pull-request', path: '.' });
    expect(other).toMatchObject({ delivery: 'pull-request', folder: '' });
    expect(pathIn(other, 'runs/a.yaml')).toBe('runs/a.yaml');
  });
});
