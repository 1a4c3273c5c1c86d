import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  bundleById,
  bundleParameterProblem,
  lintObjects,
  renderBundle,
} from '@mlport/backstage-plugin-ml-common';
import { parse, parseAllDocuments } from 'yaml';
import { TestGitea } from '../__testUtils__/TestGitea';
import { findSecrets } from '../__testUtils__/findSecrets';
import { fillForm } from '../__testUtils__/fillForm';
import { LoadedTemplate, loadTemplates } from '../__testUtils__/loadTemplates';
import { DryRun, TestScaffolder } from '../__testUtils__/TestScaffolder';

// A backend is started, and each dry run goes over HTTP.
jest.setTimeout(60_000);

const templates = loadTemplates();
const samples = templates.flatMap(template =>
  template.samples.map(sample => ({
    title: `${template.id}, ${sample.name}`,
    template,
    sample: sample.values,
  })),
);
const data = createMockDirectory();
let gitea: TestGitea;
let scaffolder: TestScaffolder;

beforeAll(async () => {
  gitea = await TestGitea.create(data.path);
  // What new runs are added to.
  await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
  await gitea.commit({
    'deploy/kustomization.yaml':
      'kind: Kustomization\nresources:\n  - runs/flowers-1.yaml\n',
    'deploy/runs/flowers-1.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: flowers-1 }\n',
  });
  scaffolder = await TestScaffolder.create({
    github: [{ host: 'github.com', token: 'unused' }],
    gitlab: [
      {
        host: 'gitlab.com',
        token: 'unused',
        apiBaseUrl: 'https://gitlab.com/api/v4',
      },
    ],
    gitea: [gitea.config()],
  });
});
afterAll(async () => {
  await scaffolder?.stop();
  await gitea?.stop();
});

/** Fills a sample in, and puts the test's Git host where samples name a Gitea. */
function fill(template: LoadedTemplate, sample: Record<string, unknown>) {
  const repoUrl = String(sample.repoUrl).replace(
    'gitea.example.com',
    new URL(gitea.url).host,
  );
  return fillForm(template, { ...sample, repoUrl });
}

/** The bundle that a template renders. */
function bundleOf({ entity }: LoadedTemplate): string {
  const render = entity.spec.steps.find(({ id }) => id === 'render');
  return String(render?.input?.bundle);
}

describe.each(samples)('$title', ({ template, sample }) => {
  let run: DryRun;
  let values: Record<string, any>;

  beforeAll(async () => {
    values = fill(template, sample).values;
    run = await scaffolder.dryRun(template, values);
  });

  it('is a form that can be filled so', () => {
    expect(fill(template, sample).problems).toEqual([]);
  });

  it('runs to its end', () => {
    expect(run.body.error ?? run.body.errors).toBeUndefined();
    expect(run.status).toBe(200);
  });

  it('sends to one place, which is the host of the repository', () => {
    const { host } = new URL(`https://${values.repoUrl}`);
    const type = host.includes(':') ? 'gitea' : host.replace('.com', '');
    const way = values.delivery === 'pull-request' ? 'pull-request' : 'publish';
    const sent = run.body.log.flatMap(({ body: { message, stepId } }) =>
      /^(publish|pull-request)-/.test(stepId ?? '') &&
      /in dry-run mode/.test(message)
        ? [stepId]
        : [],
    );
    expect(sent).toEqual([`${way}-${type}`]);
  });

  it('writes what the preview shows, byte for byte', () => {
    const folder =
      template.id === 'new-run'
        ? 'rendered'
        : `repository/${values.gitSource.path}`;
    const preview = renderBundle(bundleOf(template), values);
    for (const { path, content } of preview) {
      expect(run.files.get(`${folder}/${path}`)).toBe(content);
    }
    expect(lintObjects(preview.flatMap(({ objects }) => objects))).toEqual([]);
  });

  it('writes YAML and JSON that can be read', () => {
    const errors = [...run.files]
      .filter(([path]) => /\.(ya?ml|json)$/.test(path))
      .flatMap(([, text]) => [...parseAllDocuments(text)])
      .flatMap(document => document.errors);
    expect(errors).toEqual([]);
  });

  it('leaves no expression, but those of workflows', () => {
    const left = [...run.files].filter(
      ([path, text]) => text.includes('${{') && !path.includes('.github/'),
    );
    expect(left).toEqual([]);
    expect(JSON.stringify(run.body.output)).not.toContain('${{');
    expect(run.body.output.links.map((link: any) => link.title)).toContain(
      'Repository',
    );
  });

  it('holds no secret', () => {
    const found = [...run.files].flatMap(([path, text]) =>
      findSecrets(text).map(rule => `${path}: ${rule}`),
    );
    expect(found).toEqual([]);
  });

  it('records template, version and input', () => {
    const paths = [...run.files.keys()].filter(path =>
      /^(repository|rendered)\/.*\.mlport\/.*\.json$/.test(path),
    );
    expect(paths).not.toEqual([]);
    for (const path of paths) {
      expect(JSON.parse(run.files.get(path)!)).toMatchObject({
        template: `template:default/${template.id}`,
        version:
          template.entity.metadata.annotations?.['mlport/template-version'],
        input: { name: values.name, target: values.target },
      });
    }
  });

  it('describes an entity that joins what runs', () => {
    const entities = [...run.files]
      .filter(([path]) => path.endsWith('catalog-info.yaml'))
      .map(([, text]) => parse(text));
    const none = ['new-run', 'gpu-quota'].includes(template.id);
    expect(entities).toEqual(none ? [] : [entityOf(values)]);
  });
});

/** The entity that a form asks for, as far as it joins. */
function entityOf(values: Record<string, any>) {
  return expect.objectContaining({
    kind: 'Component',
    metadata: expect.objectContaining({
      name: values.component,
      annotations: expect.objectContaining({
        'backstage.io/kubernetes-id': values.component,
        'backstage.io/kubernetes-namespace': values.target.namespace,
      }),
    }),
    spec: expect.objectContaining({ owner: values.owner }),
  });
}

describe('what somebody types', () => {
  const hostile = '"]} # \n---\nkind: Secret\n${{ secrets.x }} {{ 7 }} &a *a';

  it('stays text, and stays in its place', async () => {
    const template = templates.find(({ id }) => id === 'training-project')!;
    const { values } = fill(template, template.samples[0].values);
    const typed = { ...values, description: hostile, args: [hostile] };
    const { body, files } = await scaffolder.dryRun(template, typed);
    expect(body.error).toBeUndefined();
    const entity = parseAllDocuments(
      files.get('repository/catalog-info.yaml')!,
    );
    expect(entity).toHaveLength(1);
    expect(entity[0].toJS().metadata.description).toBe(hostile);
    const run = parseAllDocuments(
      files.get('repository/deploy/runs/flowers-1.yaml')!,
    );
    expect(run).toHaveLength(1);
    expect(JSON.stringify(run[0].toJS())).toContain(
      JSON.stringify(hostile).slice(1, -1),
    );
  });

  it('cannot leave the workspace', async () => {
    const template = templates.find(({ id }) => id === 'gpu-quota')!;
    const { values } = fill(template, template.samples[0].values);
    const { status, body } = await scaffolder.dryRun(template, {
      ...values,
      gitSource: { branch: 'main', path: '../../etc' },
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toMatch(/pattern|folder of the repository/);
  });
});

describe.each(templates)('the template $id', template => {
  const { entity } = template;

  it('has fields that are parameters of its bundle', () => {
    const bundle = bundleById(bundleOf(template))!;
    const known = Object.keys(bundle.parameters.shape);
    for (const { bundle: id, parameter } of parametersIn(
      entity.spec.parameters,
    )) {
      expect(id).toBe(bundle.id);
      expect(known).toContain(parameter.split('.')[0]);
      expect(
        bundleParameterProblem(id, parameter, undefined) ?? '',
      ).not.toMatch(/there is no/);
    }
  });

  it('checks before it sends, and sends before it registers', () => {
    const ids = entity.spec.steps.map(({ id }) => id!);
    const checks = ['repository', 'render', 'lint', 'validate', 'fit'];
    const order = [
      ...checks,
      'publish-gitea',
      'pull-request-gitea',
      'register',
    ];
    const found = order.filter(id => ids.includes(id));
    expect(found).toEqual(expect.arrayContaining(checks));
    expect(ids.filter(id => order.includes(id))).toEqual(found);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names its own version in its form', () => {
    const { values } = fillForm(template, {});
    expect(values.origin).toEqual({
      template: `template:default/${template.id}`,
      version: entity.metadata.annotations?.['mlport/template-version'],
    });
    expect(entity.metadata.name).toBe(template.id);
  });
});

/** What fields are checked by; those without options are checked by their schema alone. */
function parametersIn(value: unknown): { bundle: string; parameter: string }[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.values(value).flatMap(parametersIn);
  const { 'ui:field': field, 'ui:options': options } = value as {
    'ui:field'?: string;
    'ui:options'?: { bundle: string; parameter: string };
  };
  return field === 'MlParameter' && options ? [...below, options] : below;
}
