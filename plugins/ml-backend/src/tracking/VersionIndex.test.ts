import { ModelVersion, ServedModel } from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FakeTrackingAdapter } from './__testUtils__/FakeTrackingAdapter';
import { holdModels } from './HeldThings';
import { VersionIndex } from './VersionIndex';

interface Table {
  models: { name: string; versions: Partial<ModelVersion>[] }[];
  cases: {
    case: string;
    served: ServedModel;
    found: { model: string; version?: string; by: string }[];
  }[];
}

const table: Table = parse(
  readFileSync(join(__dirname, 'cases/servedVersions.yaml'), 'utf8'),
);

describe('VersionIndex', () => {
  const main = FakeTrackingAdapter.create();
  for (const { name, versions } of table.models) {
    main.addModel(name, versions);
  }
  const other = FakeTrackingAdapter.create({ instance: 'other' });
  other.addModel('churn', [{ version: '1' }]);
  const held = [main, other].flatMap(({ data }) => [
    ...holdModels(data.models, data.versions).values(),
  ]);
  const index = VersionIndex.create(held, 'main');
  const nameOf = (id: string) => held.find(model => model.id === id)?.model;

  it.each(table.cases.map(row => [row.case, row] as const))(
    '%s',
    (_, { served, found }) => {
      const matches = index.find(served).map(({ modelId, ...match }) => {
        const model = nameOf(modelId);
        expect(model?.source.instance).toBe('main');
        return { model: model?.name, ...match };
      });
      expect(matches).toEqual(found);
    },
  );

  it('tells instances apart', () => {
    const [match] = index.find({
      instance: 'other',
      model: 'churn',
      version: '1',
    });
    expect(nameOf(match.modelId)?.source.instance).toBe('other');
  });

  it('is not held up by a long address', () => {
    const storageUri = `s3://${'a/'.repeat(1_000_000)}`;
    expect(index.find({ storageUri })).toEqual([]);
  });
});
