import { createMockDirectory } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  FitAnswer,
  FitVerdict,
  toYaml,
} from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createFitManifestAction } from './createFitManifestAction';
import { examples } from './createFitManifestAction.examples';

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'flowers-1' },
};
const asOf = '2026-08-01T10:00:00.000Z';
const workspace = createMockDirectory({
  content: { deploy: { 'job.yaml': toYaml([job]) } },
});

function answerOf(verdict: FitVerdict): FitAnswer {
  return {
    verdict,
    asOf,
    unseen: [],
    items: [
      {
        object: { apiVersion: 'batch/v1', kind: 'Job', name: 'flowers-1' },
        verdict,
        headline: 'team-vision has 2 of 8 nvidia.com/gpu free, it asks for 4',
        reasons: [
          { check: 'quota', verdict, message: 'x', fix: 'Ask for 2' },
          { check: 'node', verdict: 'fits', message: 'y', fix: 'Not said' },
        ],
      },
    ],
  };
}

async function fit(
  answer: () => FitAnswer,
  input: object = { files: ['deploy'] },
) {
  const asked: unknown[] = [];
  const action = createFitManifestAction({
    validateManifests: async () => {
      throw new Error('Fit does not ask for schemas');
    },
    fitManifests: async (request, { credentials }) => {
      asked.push({ ...request, by: credentials.principal });
      return { cluster: request.cluster, ...answer() };
    },
  });
  const run = await runAction(
    action,
    { cluster: 'prod-eu', ...input },
    { workspacePath: workspace.path },
  );
  return { ...run, asked };
}

describe('ml:manifest:fit', () => {
  it.each([
    ['fits', 'info Job flowers-1 fits now: '],
    ['waits', 'warn Job flowers-1 will wait: '],
    ['unknown', 'warn Job flowers-1 cannot be judged: '],
  ] as const)('says what %s, and goes on', async (verdict, line) => {
    const run = await fit(() => answerOf(verdict));
    expect(run.error).toBeUndefined();
    expect(run.outputs).toEqual({ ...answerOf(verdict) });
    expect(run.log).toEqual([
      `${line}team-vision has 2 of 8 nvidia.com/gpu free, it asks for 4. Ask for 2${
        verdict === 'fits' ? '. Not said' : ''
      }`,
    ]);
    expect(run.asked).toEqual([
      {
        cluster: 'prod-eu',
        manifests: [job],
        by: expect.objectContaining({ type: 'user' }),
      },
    ]);
  });

  it('stops what can never run, with the way out', async () => {
    const { error, outputs } = await fit(() => answerOf('never'));
    expect(error?.name).toBe('InputError');
    expect(error?.message).toBe(
      'This can never run on prod-eu as it is today:\n- Job flowers-1 never fits: team-vision has 2 of 8 nvidia.com/gpu free, it asks for 4. Ask for 2',
    );
    expect(outputs.verdict).toBe('never');
  });

  it('only warns of it when told so', async () => {
    const { error, log } = await fit(() => answerOf('never'), {
      files: ['deploy'],
      onNever: 'warn',
    });
    expect(error).toBeUndefined();
    expect(log).toEqual([expect.stringMatching(/^warn .* never fits: /)]);
  });

  const down = () => {
    throw new ServiceUnavailableError('prod-eu does not answer');
  };

  it('goes on without a cluster, and says it', async () => {
    const { error, outputs, log } = await fit(down);
    expect(error).toBeUndefined();
    expect(outputs.verdict).toBe('unknown');
    expect(log).toEqual(['warn Not seen: prod-eu does not answer']);
  });

  it('does not go on without a cluster when the check is required', async () => {
    const { error } = await fit(down, { files: ['deploy'], required: true });
    expect(error?.name).toBe('ServiceUnavailableError');
    expect(error?.message).toMatch(/prod-eu.*required.*does not answer/);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      const run = await fit(() => answerOf('fits'), input);
      expect(run.error).toBeUndefined();
      expect(run.asked).toHaveLength(1);
    },
  );
});
