import { Entity } from '@backstage/catalog-model';
import {
  bundleById,
  renderBundle,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import {
  lastRunOf,
  lastRunValues,
  newRunTemplate,
  newRunValues,
} from './newRun';

function row(
  name: string,
  createdAt: string,
  more: Partial<WorkloadItem> = {},
) {
  return {
    ...{ cluster: 'prod-eu', namespace: 'vision', queue: 'gpu', uid: name },
    ...{ group: 'batch', kind: 'Job', name, createdAt, sequence: 1 },
    state: 'Running' as const,
    ...more,
  };
}

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

describe('the last run of an entity', () => {
  it('is the one that was made last, and no endpoint', () => {
    const rows = [
      row('first', '2026-11-24T10:00:00Z'),
      row('last', '2026-11-24T12:00:00Z'),
      row('second', '2026-11-24T11:00:00Z'),
      row('served', '2026-11-24T13:00:00Z', { urls: ['https://a.example'] }),
    ];
    expect(lastRunOf(rows)?.name).toBe('last');
    expect(lastRunOf([])).toBeUndefined();
  });

  it('says what the next one begins with', async () => {
    const sample = { ...(bundleById('training-run')!.sample as object) };
    const [{ content }] = renderBundle('training-run', sample);
    const values = await lastRunValues(
      { getWorkloadManifest: async () => ({ yaml: content }) },
      row('last', '2026-11-24T12:00:00Z'),
    );
    expect(values).toMatchObject({
      image: 'registry.example.com/flowers-train:1.4.2',
      command: ['torchrun', 'train.py'],
      target: { cluster: 'prod-eu', namespace: 'vision', queue: 'gpu' },
    });
  });

  it('says nothing where its object cannot be read, or is no training run', async () => {
    const last = row('last', '2026-11-24T12:00:00Z');
    const gone = async () => {
      throw new Error('Not found');
    };
    const other = async () => ({
      yaml: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n',
    });
    for (const getWorkloadManifest of [gone, other]) {
      expect(
        await lastRunValues({ getWorkloadManifest }, last),
      ).toBeUndefined();
    }
  });
});
