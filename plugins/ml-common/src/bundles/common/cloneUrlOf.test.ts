import { cloneUrlOf } from './cloneUrlOf';

describe('cloneUrlOf', () => {
  it.each([
    ['github.com?owner=ml&repo=flowers', 'https://github.com/ml/flowers.git'],
    [
      'gitlab.com?owner=ml%2Fteam&repo=flowers',
      'https://gitlab.com/ml/team/flowers.git',
    ],
    [
      'git.example.com:3000?owner=ml&repo=flowers',
      'https://git.example.com:3000/ml/flowers.git',
    ],
    [
      'dev.azure.com?organization=o&project=p&repo=r',
      'https://dev.azure.com/o/p/_git/r',
    ],
    [
      'bitbucket.org?workspace=w&project=p&repo=r',
      'https://bitbucket.org/w/r.git',
    ],
    [
      'bitbucket.example.com?project=p&repo=r',
      'https://bitbucket.example.com/scm/p/r.git',
    ],
    ['gerrit.example.com?repo=r', 'https://gerrit.example.com/r'],
  ])('%s', (repoUrl, url) => {
    expect(cloneUrlOf(repoUrl)).toBe(url);
  });

  it.each([
    [''],
    ['github.com'],
    ['github.com?owner=ml'],
    ['github.com?owner=ml&repo=a b'],
    ['github.com?owner=ml&repo=..%2F..%2Fx%0A---'],
    ['user:password@github.com?owner=ml&repo=flowers'],
    ['not a host?owner=ml&repo=flowers'],
  ])('cannot tell from %j', repoUrl => {
    expect(cloneUrlOf(repoUrl)).toBeUndefined();
  });
});
