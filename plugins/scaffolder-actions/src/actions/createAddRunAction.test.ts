import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createAddRunAction } from './createAddRunAction';
import { examples } from './createAddRunAction.examples';

const action = createAddRunAction();
const workspace = createMockDirectory();

function run(name: string, image = 'flowers:1') {
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
spec:
  image: ${image}
`;
}

const kustomization = `# Ours.
kind: Kustomization
resources:
  - runs/flowers-1.yaml
  - runs/flowers-2.yaml
`;

beforeEach(() =>
  workspace.setContent({
    rendered: {
      runs: { 'flowers-3.yaml': run('flowers-3') },
      '.mlport': { 'template.json': '{"bundle":"training-run"}\n' },
      'kustomization.yaml': 'kind: Kustomization\nresources: []\n',
    },
    deploy: {
      runs: {
        'flowers-1.yaml': run('flowers-1'),
        'flowers-2.yaml': run('flowers-2'),
      },
      '.mlport': {
        'template.json': '{"version":"1.0.0"}\n',
        runs: { 'flowers-1.json': '{}' },
      },
      'kustomization.yaml': kustomization,
    },
  }),
);

const add = (input: object = {}) =>
  runAction(
    action,
    { from: 'rendered', to: 'deploy', ...input },
    { workspacePath: workspace.path },
  );

const content = () =>
  (workspace.content() as { deploy: Record<string, any> }).deploy;

describe('ml:run:add', () => {
  it('adds the file, its record and its line, and leaves the rest', async () => {
    const before = content();
    const { error, outputs, log } = await add();
    expect(error).toBeUndefined();
    expect(outputs).toEqual({
      run: 'flowers-3',
      removed: [],
      runs: ['flowers-1', 'flowers-2', 'flowers-3'],
    });
    expect(content()).toEqual({
      runs: { ...before.runs, 'flowers-3.yaml': run('flowers-3') },
      '.mlport': {
        'template.json': '{"version":"1.0.0"}\n',
        runs: {
          'flowers-1.json': '{}',
          'flowers-3.json': '{"bundle":"training-run"}\n',
        },
      },
      'kustomization.yaml': `${kustomization}  - runs/flowers-3.yaml\n`,
    });
    expect(log).toEqual([
      'info Added deploy/runs/flowers-3.yaml',
      'info All 3 runs stay',
    ]);
  });

  it('removes the oldest with their records, and says which', async () => {
    const { error, outputs, log } = await add({ keep: 2 });
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({
      removed: ['runs/flowers-1.yaml', '.mlport/runs/flowers-1.json'],
      runs: ['flowers-2', 'flowers-3'],
    });
    expect(Object.keys(content().runs)).toEqual([
      'flowers-2.yaml',
      'flowers-3.yaml',
    ]);
    expect(Object.keys(content()['.mlport'].runs)).toEqual(['flowers-3.json']);
    expect(log[1]).toBe(
      'info The newest 2 runs stay; removed runs/flowers-1.yaml, .mlport/runs/flowers-1.json',
    );
  });

  it('changes nothing the second time', async () => {
    await add();
    const once = content();
    expect((await add()).error).toBeUndefined();
    expect(content()).toEqual(once);
  });

  it.each([
    ['in the file of the name', 'flowers-3.yaml'],
    ['in another file', 'mine.yaml'],
  ])('refuses a name that is taken %s', async (_, file) => {
    workspace.addContent({
      deploy: { runs: { [file]: run('flowers-3', 'flowers:2') } },
    });
    const before = content();
    const { error } = await add();
    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toMatch(
      `run of this name in deploy/runs/${file}: runs do not change, so choose another name`,
    );
    expect(content()).toEqual(before);
  });

  it.each([
    [{ to: 'rendered/runs' }, /no rendered\/runs\/kustomization\.yaml: name/],
    [{ from: 'deploy/.mlport' }, /no runs\/NAME\.yaml.*render the bundle/],
    [{ to: '../outside' }, /not allowed/i],
    [{ from: '../outside' }, /not allowed/i],
  ])('refuses %j', async (input, message) => {
    expect((await add(input)).error?.message).toMatch(message);
  });

  it('does not write through a link out of the workspace', async () => {
    const elsewhere = createMockDirectory({
      content: { 'kustomization.yaml': kustomization },
    });
    await symlink(elsewhere.path, join(workspace.path, 'link'));
    expect((await add({ to: 'link' })).error?.message).toMatch(/not allowed/i);
    expect(
      await readFile(join(elsewhere.path, 'kustomization.yaml'), 'utf8'),
    ).toBe(kustomization);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      expect((await add(input)).error).toBeUndefined();
    },
  );
});
