import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { bundleById } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createRenderManifestAction } from './createRenderManifestAction';
import { examples } from './createRenderManifestAction.examples';

const action = createRenderManifestAction();
const directory = createMockDirectory();
const elsewhere = createMockDirectory();

beforeEach(() => directory.clear());

const job = {
  name: 'resnet-1',
  namespace: 'team-vision',
  image: 'registry.example.com/resnet:1.0.0',
  command: ['python', 'train.py'],
  cpu: '4',
  memory: '16Gi',
};

async function run(input: object) {
  const { outputs, error } = await runAction(action, input, {
    workspacePath: directory.path,
  });
  if (error) {
    throw error;
  }
  return outputs;
}

describe('ml:manifest:render', () => {
  it('writes the manifest of a kind and hands on its objects', async () => {
    const outputs = await run({
      kind: 'batch-job',
      parameters: job,
      targetPath: 'manifests',
    });
    expect(outputs.files).toEqual(['manifests/resnet-1.yaml']);
    expect(outputs.manifestFiles).toEqual(outputs.files);
    const text = await readFile(
      join(directory.path, 'manifests/resnet-1.yaml'),
      'utf8',
    );
    expect([parse(text)]).toEqual(outputs.manifests);
    expect(parse(text)).toMatchObject({
      kind: 'Job',
      metadata: { name: 'resnet-1', namespace: 'team-vision' },
    });
  });

  it('tells what is for the cluster from what tools read', async () => {
    const outputs = await run({
      bundle: 'training-run',
      parameters: bundleById('training-run')?.sample,
      targetPath: 'deploy',
    });
    expect(outputs.files).toContain('deploy/kustomization.yaml');
    expect(outputs.manifestFiles).toEqual([
      'deploy/runs/flowers-20261124-1.yaml',
    ]);
  });

  it('names the field, the value and what was expected', async () => {
    await expect(
      run({
        kind: 'batch-job',
        parameters: { ...job, image: 'resnet:latest' },
        targetPath: '.',
      }),
    ).rejects.toThrow(/image: .*latest.*found "resnet:latest"/s);
  });

  it.each([
    [{}, /either "kind" or "bundle"/],
    [
      { kind: 'batch-job', bundle: 'training-run' },
      /either "kind" or "bundle"/,
    ],
    [{ kind: 'no-kind' }, /kind "no-kind"/],
    [{ bundle: 'no-bundle' }, /bundle "no-bundle"/],
  ])('refuses %j', async (what, message) => {
    await expect(
      run({ ...what, parameters: job, targetPath: '.' }),
    ).rejects.toThrow(message);
  });

  it.each(['../outside', 'link/inside'])(
    'does not write to %s, which leaves the workspace',
    async targetPath => {
      await mkdir(directory.path, { recursive: true });
      await symlink(elsewhere.path, join(directory.path, 'link'));
      await expect(
        run({ kind: 'batch-job', parameters: job, targetPath }),
      ).rejects.toThrow(/not allowed/i);
    },
  );

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      await expect(run(input)).resolves.toMatchObject({
        files: [expect.stringMatching(/\.yaml$/)],
      });
    },
  );
});
