import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parse } from 'yaml';
import { SystemConfig } from '../config/ProviderConfig';
import { Place } from '../placing/Placer';
import { experimentItem, modelItem } from '../__testUtils__/ScriptedMlService';
import { DiscoveredEntity } from './DiscoveredEntity';
import { Endpoint, endpointEntities } from './endpointEntities';
import { experimentEntity } from './experimentEntity';
import { modelEntity } from './modelEntity';
import { quotaEntity, QuotaObject } from './quotaEntity';
import { systemEntity } from './systemEntity';

interface Case {
  title: string;
  model?: Partial<Parameters<typeof modelEntity>[0]> & { name: string };
  experiment?: Partial<Parameters<typeof experimentEntity>[0]> & {
    experimentId: string;
  };
  quota?: QuotaObject;
  endpoint?: Endpoint;
  system?: SystemConfig;
  place?: Place;
  dependsOn?: string[];
  long?: boolean;
  expected: Partial<Entity>[];
  absent?: string[];
  lively?: Record<string, string>;
}

const cases: Case[] = parse(
  readFileSync(resolve(__dirname, 'cases/entities.yaml'), 'utf8'),
);

/** As the catalog itself does: its policies, then the validator of the kind. */
const policies = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const kinds = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];

async function expectTaken(entity: Entity): Promise<void> {
  await policies.enforce(entity);
  const known = await Promise.all(kinds.map(kind => kind.check(entity)));
  expect(known).toContain(true);
}

function build(given: Case): DiscoveredEntity[] {
  const place = given.place ?? { owner: 'group:default/vision' };
  const { dependsOn } = given;
  if (given.model) {
    const { name, ...more } = given.model;
    const much = given.long && {
      description: 'y'.repeat(1_000_000),
      aliases: Object.fromEntries(
        Array.from({ length: 1_000 }, (_, at) => [`alias-${at}`, `${at}`]),
      ),
      tags: Object.fromEntries(
        Array.from({ length: 1_000 }, (_, at) => [`tag-${at}`, '']),
      ),
      url: `https://example.com/${'z'.repeat(10_000)}`,
    };
    const model = modelItem(given.long ? '🤖'.repeat(300) : name, more);
    return [modelEntity({ ...model, ...much }, place, dependsOn)];
  }
  if (given.experiment) {
    const { experimentId, ...more } = given.experiment;
    return [experimentEntity(experimentItem(experimentId, more), place)];
  }
  if (given.quota) {
    return [quotaEntity(given.quota, place, dependsOn?.[0])];
  }
  if (given.endpoint) {
    return endpointEntities(given.endpoint, place, dependsOn);
  }
  return given.system ? [systemEntity(given.system, place.owner)] : [];
}

describe('entities', () => {
  it.each(cases)('$title', async given => {
    const built = build(given);
    expect(built.map(({ entity }) => entity)).toMatchObject(given.expected);
    for (const { entity, lively } of built) {
      await expectTaken({
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: { ...entity.metadata.annotations, ...lively },
        },
      });
      expect(JSON.stringify([entity, lively]).length).toBeLessThan(6_000);
      for (const field of given.absent ?? []) {
        expect(entity.metadata).not.toHaveProperty(field);
      }
    }
    expect({ ...built[0].lively }).toMatchObject(given.lively ?? {});
  });
});
