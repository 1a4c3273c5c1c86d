import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FitAnswer, WorkFit } from '@mlport/backstage-plugin-ml-common';
import { askCluster, clusterInput, unseenOutput } from '../checks/askCluster';
import { ManifestChecks } from '../checks/ManifestChecks';
import { examples } from './createFitManifestAction.examples';

/** Says whether manifests would run. Reads only. */
export function createFitManifestAction(ml: ManifestChecks) {
  return createTemplateAction({
    id: 'ml:manifest:fit',
    description:
      'Says whether manifests would run on the target cluster now, wait, or never run, by its queues, quotas and nodes. What never fits fails the step unless told otherwise; what waits is said.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...clusterInput,
        onNever: z =>
          z
            .enum(['fail', 'warn'])
            .default('fail')
            .describe('What to do when something can never run there'),
      },
      output: {
        verdict: z => z.enum(['fits', 'waits', 'never', 'unknown']),
        items: z =>
          z
            .array(z.record(z.unknown()))
            .describe('One entry for each piece of work, with reasons'),
        ...unseenOutput,
        asOf: z =>
          z.string().optional().describe('When the figures were confirmed'),
      },
    },
    async handler(ctx) {
      const { cluster, onNever = 'fail', required = false } = ctx.input;
      const { answer } = await askCluster<FitAnswer>(
        ctx,
        (request, options) => ml.fitManifests(request, options),
        error => {
          if (required) {
            throw new ServiceUnavailableError(
              `Whether it fits ${cluster} cannot be said, and this check is required. Start the task again when the cluster answers`,
              error,
            );
          }
          return { verdict: 'unknown', items: [], unseen: [error.message] };
        },
      );
      ctx.output('verdict', answer.verdict);
      ctx.output(
        'items',
        answer.items.map(item => ({ ...item })),
      );
      ctx.output('unseen', answer.unseen);
      ctx.output('asOf', answer.asOf);
      for (const item of answer.items) {
        const say = item.verdict === 'fits' ? 'info' : 'warn';
        ctx.logger[say](describeWork(item));
      }
      const never = answer.items.filter(({ verdict }) => verdict === 'never');
      if (never.length && onNever === 'fail') {
        const lines = never.map(item => `\n- ${describeWork(item)}`);
        throw new InputError(
          `This can never run on ${cluster} as it is today:${lines.join('')}`,
        );
      }
    },
  });
}

const WORDS = {
  fits: 'fits now',
  waits: 'will wait',
  never: 'never fits',
  unknown: 'cannot be judged',
};

function describeWork({ object, verdict, headline, reasons }: WorkFit) {
  const ways = reasons
    .filter(reason => reason.verdict === verdict)
    .flatMap(({ fix }) => fix ?? []);
  return [
    `${object.kind} ${object.name} ${WORDS[verdict]}: ${headline}`,
    ...new Set(ways),
  ].join('. ');
}
