import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { SchemaCheck } from '@mlport/backstage-plugin-ml-common';
import { askCluster, clusterInput, unseenOutput } from '../checks/askCluster';
import { fileOf } from '../checks/fileOf';
import { ManifestChecks } from '../checks/ManifestChecks';
import { FileFinding, reportFindings } from '../checks/reportFindings';
import { examples } from './createValidateManifestAction.examples';

/** Checks manifests against what a cluster serves. Reads only. */
export function createValidateManifestAction(ml: ManifestChecks) {
  return createTemplateAction({
    id: 'ml:manifest:validate',
    description:
      'Checks manifests against the schemas that the target cluster serves. Errors fail the step; a cluster that does not answer is said, and fails the step only when the check is required.',
    examples,
    supportsDryRun: true,
    schema: {
      input: clusterInput,
      output: {
        findings: z => z.array(z.record(z.unknown())),
        ...unseenOutput,
        checkedAt: z =>
          z
            .string()
            .optional()
            .describe('When the schemas were read; absent when none were'),
      },
    },
    async handler(ctx) {
      const { cluster, required = false } = ctx.input;
      const { files, answer: check } = await askCluster<SchemaCheck>(
        ctx,
        (request, options) => ml.validateManifests(request, options),
        error => ({ findings: [], unseen: [error.message] }),
      );
      ctx.output(
        'findings',
        check.findings.map(finding => ({ ...finding })),
      );
      ctx.output('unseen', check.unseen);
      ctx.output('checkedAt', check.asOf);
      reportFindings(
        ctx.logger,
        `the schemas of ${cluster}`,
        check.findings.map(
          (finding): FileFinding => ({
            ...finding,
            file: fileOf(files, finding),
          }),
        ),
      );
      if (check.asOf === undefined && required) {
        throw new ServiceUnavailableError(
          `The schemas of cluster "${cluster}" could not be read, and this check is required: ${check.unseen.join(
            '; ',
          )}. Start the task again when the cluster answers`,
        );
      }
      ctx.logger.info(
        check.asOf === undefined
          ? `Nothing was checked against the schemas of ${cluster}`
          : `${cluster} takes the manifests, by its schemas of ${check.asOf}`,
      );
    },
  });
}
