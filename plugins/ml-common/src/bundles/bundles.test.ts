import { InputError, NotFoundError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { JsonRecord, asRecord } from '../kubernetes';
import { lintObjects } from '../lint';
import { ManifestFile } from '../manifests';
import { Bundle } from './Bundle';
import { bundleById, bundles } from './bundles';
import { renderBundle } from './renderBundle';
import { loadBundleCases } from './testing/loadBundleCases';

describe('renderBundle', () => {
  it('knows bundles by id only', () => {
    expect(bundles.map(({ id }) => id)).toEqual([
      'training-run',
      'kserve-endpoint',
      'model-server',
      'gpu-quota',
      'mlflow-stack',
    ]);
    expect(bundleById('constructor')).toBeUndefined();
    expect(() => renderBundle('no-bundle', {})).toThrow(NotFoundError);
    expect(() => renderBundle('no-bundle', {})).toThrow(/training-run, kserve/);
  });

  it('leaves out what a form has besides', () => {
    for (const { id, sample } of bundles) {
      expect(
        renderBundle(id, { ...(sample as object), labels: { a: 1 }, port2: 1 }),
      ).toEqual(renderBundle(id, sample));
    }
  });
});

describe.each(bundles.map(bundle => [bundle.id, bundle] as const))(
  '%s',
  (id, bundle) => {
    const { taken, refused } = loadBundleCases(bundle);

    it.each([
      ['the sample', bundle.sample] as const,
      ...taken.map(row => [row.case, row.parameters] as const),
    ])('%s: is without findings, and complete', (_, parameters) => {
      const files = renderBundle(id, parameters);
      expect(lintObjects(files.flatMap(namedObjectsOf))).toEqual([]);
      expectTextOfObjects(files);
      expectListed(files, parameters);
      expectStamped(files, parameters);
    });

    it.each(taken.map(row => [row.case, row] as const))(
      '%s: makes what was asked for',
      (_, { parameters, expected, absent }) => {
        const objects = renderBundle(id, parameters).flatMap(
          file => file.objects,
        );
        for (const [kind, object] of Object.entries(expected)) {
          expect(objects.find(each => each.kind === kind)).toMatchObject(
            object,
          );
        }
        expect(absent.filter(kind => objects.some(each => each.kind === kind)))
          // What is not asked for is not there.
          .toEqual([]);
      },
    );

    it.each(refused.map(row => [row.case, row] as const))(
      'refuses %s, and says what was expected',
      (_, { parameters, field, message }) => {
        const render = () => renderBundle(id, parameters);
        expect(render).toThrow(InputError);
        expect(render).toThrow(`${field}: `);
        expect(render).toThrow(message);
      },
    );

    it('says of every parameter what was expected', () => {
      expect(unhelpful(bundle)).toEqual([]);
    });
  },
);

/** The messages for wrong and for missing values that do not say what was expected. */
function unhelpful(bundle: Bundle): string[] {
  const wrong = [undefined, null, NaN, [[]], { no: 1 }, '\u0000', -1];
  return Object.entries(bundle.parameters.shape).flatMap(([name, schema]) =>
    wrong.flatMap(value => {
      const { error } = (schema as Bundle['parameters']).safeParse(value);
      return (error?.issues ?? [])
        .map(({ message }) => `${name}: ${message}`)
        .filter(message => !message.includes(': expected '));
    }),
  );
}

/** Of files that are applied; a kustomization has no name. */
function namedObjectsOf(file: ManifestFile): unknown[] {
  return file.path === 'kustomization.yaml' ? [] : documentsOf(file);
}

function documentsOf({ path, content }: ManifestFile): unknown[] {
  return path.endsWith('.yaml')
    ? parseAllDocuments(content).map(document => document.toJSON())
    : [];
}

function expectTextOfObjects(files: readonly ManifestFile[]): void {
  for (const file of files) {
    expect(file.content.endsWith('\n')).toBe(true);
    expect(file.path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
    expect(file.path).not.toContain('..');
    if (file.objects.length > 0) {
      expect(documentsOf(file)).toEqual(file.objects);
    }
  }
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
}

/** The kustomization names the files with objects, and those that were there before. */
function expectListed(
  files: readonly ManifestFile[],
  parameters: unknown,
): void {
  const kustomization = files.find(({ path }) => path === 'kustomization.yaml');
  const [{ resources }] = documentsOf(kustomization!) as [
    { resources: string[] },
  ];
  const { earlierRuns = [] } = parameters as { earlierRuns?: string[] };
  expect(resources).toEqual([
    ...earlierRuns.map(name => `runs/${name}.yaml`),
    ...files
      .filter(({ objects }) => objects.length > 0)
      .map(({ path }) => path),
  ]);
}

/** Each object leads to its entity, its owner and the template that made it. */
function expectStamped(
  files: readonly ManifestFile[],
  parameters: unknown,
): void {
  const { component, owner, origin } = parameters as {
    component?: string;
    owner?: string;
    origin?: JsonRecord;
  };
  const objects = files.flatMap(file => file.objects);
  expect(objects.length).toBeGreaterThan(0);
  for (const { metadata } of objects) {
    expect(metadata.labels?.['backstage.io/kubernetes-id']).toBe(component);
    expect(metadata.annotations?.['mlport/owner']).toBe(owner);
    expect(metadata.annotations?.['mlport/template']).toBe(origin?.template);
  }
  const record = files.find(({ path }) => path.startsWith('.mlport/'));
  expect(record !== undefined).toBe(origin !== undefined);
  if (record) {
    const { input, ...made } = asRecord(JSON.parse(record.content)) ?? {};
    expect(made).toMatchObject(origin as object);
    expect(input).toMatchObject({ target: {} });
  }
}
