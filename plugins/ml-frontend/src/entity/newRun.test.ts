import { Entity } from '@backstage/catalog-model';
import { newRunTemplate, newRunValues } from './newRun';

/** Source locations, and what the repository picker calls the repository. */
const repositories: [location: string, repoUrl: string | undefined][] = [
  [
    'url:http://localhost:7008/perception/flowers/src/branch/main/',
    'localhost:7008?owner=perception&repo=flowers',
  ],
  [
    'url:https://github.com/acme/flowers/tree/main/',
    'github.com?owner=acme&repo=flowers',
  ],
  [
    'url:https://gitlab.com/acme/ml/flowers/-/tree/main/',
    'gitlab.com?owner=acme%2Fml&repo=flowers',
  ],
  ['url:https://github.com/acme/flowers', 'github.com?owner=acme&repo=flowers'],
  ['file:/home/me/catalog-info.yaml', undefined],
  ['url:https://example.com/', undefined],
];

function project(annotations: Record<string, string>, type = 'ml-training') {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'Flowers_v2',
      annotations: {
        'mlport/template': 'template:default/training-project',
        ...annotations,
      },
    },
    spec: { type, owner: 'group:default/vision' },
  };
  return entity;
}

describe('the new run of an entity', () => {
  it('is there for training projects of the templates', () => {
    expect(newRunTemplate(project({}))).toEqual({
      namespace: 'default',
      templateName: 'new-run',
    });
    expect(
      newRunTemplate(project({ 'mlport/new-run-template': 'ml/again' })),
    ).toEqual({ namespace: 'ml', templateName: 'again' });
    expect(newRunTemplate(project({}, 'ml-model-server'))).toBeUndefined();
    expect(newRunTemplate(project({ 'mlport/template': '' }))).toBeUndefined();
  });

  it('has a name that nobody has, and the place of the project', () => {
    const entity = project({
      'backstage.io/kubernetes-cluster': 'prod-eu',
      'backstage.io/kubernetes-namespace': 'vision',
    });
    const now = Date.UTC(2026, 10, 24, 16, 5, 9);
    expect(newRunValues(entity, now)).toEqual({
      component: 'Flowers_v2',
      name: 'flowers-v2-20261124-160509',
      owner: 'group:default/vision',
      origin: { entityRef: 'component:default/flowers_v2' },
      target: { cluster: 'prod-eu', namespace: 'vision' },
    });
  });

  it.each(repositories)('reads the repository of %s', (location, repoUrl) => {
    const entity = project({ 'backstage.io/source-location': location });
    expect(newRunValues(entity, 0).repoUrl).toBe(repoUrl);
  });
});
