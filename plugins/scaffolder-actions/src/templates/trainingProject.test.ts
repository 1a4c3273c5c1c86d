import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { fillForm } from '../__testUtils__/fillForm';
import { loadTemplates } from '../__testUtils__/loadTemplates';
import { TestScaffolder } from '../__testUtils__/TestScaffolder';

// A backend is started, and a model is trained.
jest.setTimeout(120_000);

const project = createMockDirectory();
let files: Map<string, string>;

beforeAll(async () => {
  const template = loadTemplates().find(({ id }) => id === 'training-project')!;
  const sample = template.samples.find(
    ({ name }) => name === 'train-job-mlflow',
  )!;
  const scaffolder = await TestScaffolder.create({
    github: [{ host: 'github.com', token: 'unused' }],
  });
  const { values } = fillForm(template, sample.values);
  const run = await scaffolder.dryRun(template, values);
  await scaffolder.stop();
  files = new Map(
    [...run.files].flatMap(([path, text]) =>
      path.startsWith('repository/')
        ? [[path.replace('repository/', ''), text] as const]
        : [],
    ),
  );
  project.setContent(Object.fromEntries(files));
});

/** Runs a command of a CI file as CI does; fails when it does. */
async function shell(command: string) {
  return promisify(execFile)('bash', ['-e', '-c', command], {
    cwd: project.path,
    env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1' },
  });
}

describe('the generated training project', () => {
  it('passes its own workflow', async () => {
    const workflow = parse(files.get('.github/workflows/ci.yaml')!);
    const commands: string[] = workflow.jobs.test.steps.flatMap(
      (step: { run?: string }) => step.run ?? [],
    );
    expect(commands).toEqual([
      'python3 -m unittest',
      'python3 -m trainer --epochs 2',
    ]);
    const [tests, training] = [
      await shell(commands[0]),
      await shell(commands[1]),
    ];
    expect(tests.stderr).toMatch(/Ran [1-9]\d* tests.*\n\nOK/);
    expect(training.stdout).toMatch(/accuracy 0\.\d+, model in output/);
  });

  it('does on GitLab what it does on GitHub', () => {
    const workflow = parse(files.get('.github/workflows/ci.yaml')!);
    const pipeline = parse(files.get('.gitlab-ci.yml')!);
    expect(pipeline.test.script).toEqual(
      workflow.jobs.test.steps.flatMap(
        (step: { run?: string }) => step.run ?? [],
      ),
    );
  });

  it('builds an image that holds what its manifests start', async () => {
    const dockerfile = files.get('Dockerfile')!;
    expect(dockerfile).toMatch(/^FROM \S+:\d+\.\d+\.\d+/);
    expect(dockerfile).toMatch(/^USER [1-9]\d*$/m);
    const [, folder] = /^COPY (\S+) /m.exec(dockerfile)!;
    expect(files.has(`${folder}/__main__.py`)).toBe(true);
    expect(files.get('deploy/runs/flowers-1.yaml')).toContain(folder);
  });
});
