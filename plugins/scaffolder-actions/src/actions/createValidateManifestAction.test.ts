import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  NotFoundError,
  ServiceUnavailableError,
  NotAllowedError,
} from '@backstage/errors';
import {
  CheckManifestsRequest,
  SchemaCheck,
  toYaml,
} from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createValidateManifestAction } from './createValidateManifestAction';
import { examples } from './createValidateManifestAction.examples';

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'flowers-1', namespace: 'team-vision' },
};
const kustomization = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  resources: ['job.yaml'],
};
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'flowers' },
};
const finding = {
  rule: 'schema',
  severity: 'error' as const,
  object: {
    apiVersion: 'batch/v1',
    kind: 'Job',
    namespace: 'team-vision',
    name: 'flowers-1',
  },
  field: 'spec.paralellism',
  message: 'There is no such field',
  fix: 'Remove it',
};
const asOf = '2026-08-01T10:00:00.000Z';

const workspace = createMockDirectory({
  content: {
    deploy: {
      'job.yaml': toYaml([job]),
      'kustomization.yaml': toYaml([kustomization]),
      'catalog-info.yaml': toYaml([entity]),
    },
  },
});

/** Runs the action before a backend that answers so, and tells what it was asked. */
async function validate(
  answer: () => SchemaCheck,
  input: object = { files: ['deploy'] },
) {
  const asked: CheckManifestsRequest[] = [];
  const principals: unknown[] = [];
  const action = createValidateManifestAction({
    validateManifests: async (request, { credentials }) => {
      asked.push(request);
      principals.push(credentials.principal);
      return { cluster: request.cluster, ...answer() };
    },
    fitManifests: async () => {
      throw new Error('Validation does not ask whether it fits');
    },
  });
  const run = await runAction(
    action,
    { cluster: 'prod-eu', ...input },
    { workspacePath: workspace.path },
  );
  return { ...run, asked, principals };
}

const down = () => {
  throw new ServiceUnavailableError('prod-eu does not answer');
};

describe('ml:manifest:validate', () => {
  it('asks as who started the task, for what a cluster gets to see', async () => {
    const run = await validate(() => ({ findings: [], unseen: [], asOf }));
    expect(run.error).toBeUndefined();
    expect(run.asked).toEqual([{ cluster: 'prod-eu', manifests: [job] }]);
    expect(run.principals).toEqual([expect.objectContaining({ type: 'user' })]);
    expect(run.log).toEqual([
      `info prod-eu takes the manifests, by its schemas of ${asOf}`,
    ]);
  });

  it('fails with file and field', async () => {
    const { error, outputs } = await validate(() => ({
      findings: [finding],
      unseen: [],
      asOf,
    }));
    expect(error?.name).toBe('InputError');
    expect(error?.message).toContain(
      '- deploy/job.yaml, Job flowers-1, spec.paralellism: There is no such field. Remove it. [schema]',
    );
    expect(outputs.findings).toEqual([finding]);
  });

  it('says what was not checked', async () => {
    const { error, log, outputs } = await validate(() => ({
      findings: [],
      unseen: ['Rules in CEL of Job'],
      asOf,
    }));
    expect(error).toBeUndefined();
    expect(log[0]).toBe('warn Not seen: Rules in CEL of Job');
    expect(outputs).toMatchObject({ unseen: ['Rules in CEL of Job'] });
  });

  it.each([
    ['the backend says so', down],
    ['nothing was read', () => ({ findings: [], unseen: ['prod-eu is down'] })],
    [
      'nobody listens',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
  ])('goes on without a cluster, and says it: %s', async (_, answer) => {
    const { error, log, outputs } = await validate(answer);
    expect(error).toBeUndefined();
    expect(log).toEqual([
      expect.stringMatching(/^warn Not seen: /),
      'info Nothing was checked against the schemas of prod-eu',
    ]);
    expect(outputs.checkedAt).toBeUndefined();
    expect(outputs.unseen).toHaveLength(1);
  });

  it('does not go on without a cluster when the check is required', async () => {
    const { error } = await validate(down, {
      files: ['deploy'],
      required: true,
    });
    expect(error?.name).toBe('ServiceUnavailableError');
    expect(error?.message).toMatch(/prod-eu.*required.*does not answer.*again/);
  });

  it.each([
    new NotFoundError('There is no cluster "prod-eu"'),
    new NotAllowedError('You may not use prod-eu'),
  ])('is stopped by an answer that is no outage: %s', async refusal => {
    const { error } = await validate(() => {
      throw refusal;
    });
    expect(error).toBe(refusal);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      const run = await validate(
        () => ({ findings: [], unseen: [], asOf }),
        input,
      );
      expect(run.error).toBeUndefined();
      expect(run.asked).toHaveLength(1);
    },
  );
});
