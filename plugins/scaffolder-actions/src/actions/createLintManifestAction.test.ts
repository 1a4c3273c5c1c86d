import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { toYaml } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createLintManifestAction } from './createLintManifestAction';
import { examples } from './createLintManifestAction.examples';

const action = createLintManifestAction();
const directory = createMockDirectory();

beforeEach(() => directory.clear());

/** A Job without fault, but for what a case gives it. */
function job(container: object = {}, name = 'flowers-1') {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: 'team-vision' },
    spec: {
      template: {
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'main',
              image: `registry.example.com/flowers:1.0.0@sha256:${'a'.repeat(
                64,
              )}`,
              resources: {
                requests: { cpu: '1', memory: '1Gi' },
                limits: { cpu: '1', memory: '1Gi' },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
              ...container,
            },
          ],
        },
      },
    },
  };
}

const lint = (input: object) =>
  runAction(action, input, { workspacePath: directory.path });

describe('ml:manifest:lint', () => {
  it('finds nothing in what is in order', async () => {
    const run = await lint({ manifests: [job()] });
    expect(run.error).toBeUndefined();
    expect(run.outputs).toEqual({ findings: [] });
    expect(run.log).toEqual(['info Checked 1 manifests, none has an error']);
  });

  it('fails with all errors, each with its file and field', async () => {
    await mkdir(join(directory.path, 'deploy/runs'), { recursive: true });
    await writeFile(
      join(directory.path, 'deploy/runs/a.yaml'),
      toYaml([job({}, 'Flowers'), job({ image: 'flowers:latest' })]),
    );
    await writeFile(join(directory.path, 'deploy/ci.yaml'), 'on: push\n');
    const { error, outputs, log } = await lint({ files: ['deploy'] });
    expect(error?.name).toBe('InputError');
    expect(error?.message).toMatch(
      /deploy\/runs\/a\.yaml, Job Flowers, metadata\.name: .*\[names\]/,
    );
    expect(error?.message).toMatch(
      /Job flowers-1, spec\.template\.spec\.containers\[0\]\.image: .*\[pinned-images\]/,
    );
    expect(outputs.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'deploy/runs/a.yaml', rule: 'names' }),
      ]),
    );
    expect(log.filter(line => line.startsWith('error'))).toHaveLength(
      (outputs.findings as { severity: string }[]).filter(
        ({ severity }) => severity === 'error',
      ).length,
    );
  });

  it('says warnings and goes on', async () => {
    const { error, outputs, log } = await lint({
      manifests: [job({ securityContext: {} })],
    });
    expect(error).toBeUndefined();
    expect(outputs.findings).toContainEqual(
      expect.objectContaining({ rule: 'pod-security', severity: 'warning' }),
    );
    expect(log[0]).toMatch(
      /^warn Job flowers-1, spec\.template\.spec\..*securityContext.*: /,
    );
  });

  it.each([
    [{}, /either "files" or "manifests"/],
    [{ files: ['.'], manifests: [] }, /either "files" or "manifests"/],
    [{ files: ['nothing'] }, /no "nothing" in the workspace/],
    [{ files: ['../outside'] }, /not allowed/i],
  ])('refuses %j', async (input, message) => {
    expect((await lint(input)).error?.message).toMatch(message);
  });

  it('names the file and the line of what is no YAML', async () => {
    await writeFile(join(directory.path, 'bad.yaml'), 'kind: Job\n  a: : b\n');
    const { error } = await lint({ files: ['bad.yaml'] });
    expect(error?.name).toBe('InputError');
    expect(error?.message).toMatch(/bad\.yaml is no YAML: .*line \d/s);
  });

  it('follows no link out of the workspace', async () => {
    const elsewhere = createMockDirectory({
      content: { 'job.yaml': toYaml([job({}, 'Flowers')]) },
    });
    await mkdir(directory.path, { recursive: true });
    await symlink(elsewhere.path, join(directory.path, 'link'));
    expect((await lint({ files: ['.'] })).outputs.findings).toEqual([]);
    expect((await lint({ files: ['link'] })).error?.message).toMatch(
      /not allowed/i,
    );
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      await mkdir(join(directory.path, 'deploy'), { recursive: true });
      await writeFile(join(directory.path, 'deploy/a.yaml'), toYaml([job()]));
      const [{ input, action: id }] = parse(example).steps;
      expect(id).toBe(action.id);
      const run = await lint(input);
      expect(run.error).toBeUndefined();
      expect(run.log).toEqual(['info Checked 1 manifests, none has an error']);
    },
  );
});
