import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  componentEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  entitySchemaValidator,
  groupEntityV1alpha1Validator,
  parseEntityRef,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseLabelSelector } from '../pocket/labelSelector';
import { catalogEntities, catalogYaml } from './catalog';
import { clusters, guestUserRef } from './company';
import { lines } from './lines';
import { momentOf, scenes } from './scenes';

const validators = {
  Component: componentEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
} as const;

const refs = new Set(
  catalogEntities.map(entity => stringifyEntityRef(entity as Entity)),
);
const components = catalogEntities.filter(({ kind }) => kind === 'Component');
const annotation = (name: string, entity: (typeof components)[0]) =>
  entity.metadata.annotations?.[`backstage.io/kubernetes-${name}`];

/** What a component can lead to: whose labels are its own, and not those of a controller. */
const work = [
  ...lines,
  ...scenes.flatMap(scene =>
    scene
      .objects(momentOf(scene, { epoch: 0, speed: 1, seed: 7 }, 0))
      .map(({ object }) => object.metadata)
      .filter(({ ownerReferences }) => !ownerReferences)
      .map(({ namespace, labels = {} }) => ({
        cluster: scene.cluster,
        namespace,
        labels,
      })),
  ),
];

describe('the catalog', () => {
  it.each(catalogEntities.map(entity => [entity.metadata.name, entity]))(
    'has a valid %s',
    async (_, entity) => {
      const validator =
        validators[(entity as Entity).kind as keyof typeof validators];
      await expect(validator.check(entity as Entity)).resolves.toBe(true);
      entityEnvelopeSchemaValidator()(entity);
      entitySchemaValidator()(entity);
    },
  );

  it('names nobody who is not there', () => {
    const named = [
      guestUserRef,
      ...clusters.flatMap(({ namespaces }) =>
        namespaces.flatMap(({ owner }) => owner ?? []),
      ),
      ...components.map(({ spec }) => `group:${spec.owner}`),
      ...components.map(({ spec }) => `system:${spec.system}`),
      ...catalogEntities
        .filter(({ kind }) => kind === 'User')
        .flatMap(({ spec }) => spec.memberOf as string[])
        .map(team => `group:${team}`),
    ];
    for (const ref of named) {
      expect(refs).toContain(stringifyEntityRef(parseEntityRef(ref)));
    }
  });

  it('uses all four annotations of the kubernetes plugin', () => {
    for (const name of ['id', 'label-selector', 'namespace', 'cluster']) {
      expect(components.some(entity => annotation(name, entity))).toBe(true);
    }
  });

  it.each(components.map(entity => [entity.metadata.name, entity] as const))(
    'leads %s to workloads',
    (_, entity) => {
      const id = annotation('id', entity);
      const matches = parseLabelSelector(
        annotation('label-selector', entity) ??
          `backstage.io/kubernetes-id=${id}`,
      );
      const namespace = annotation('namespace', entity);
      const cluster = annotation('cluster', entity);
      const found = work.filter(
        one =>
          matches(one.labels) &&
          (!namespace || one.namespace === namespace) &&
          (!cluster || one.cluster === cluster),
      );
      expect(found.length).toBeGreaterThan(
        entity.spec.type === 'ml-training' ? 2 : 0,
      );
    },
  );

  it('is kept in examples/ as the scenario says it', () => {
    const kept = resolve(__dirname, '../../../../examples/catalog.yaml');
    expect(readFileSync(kept, 'utf8')).toBe(catalogYaml());
  });
});
