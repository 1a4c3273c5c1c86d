import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { SchemaCheck } from '@mlport/backstage-plugin-ml-common';
import { isUnreachable } from '../checks/isUnreachable';
import { fileOf } from '../checks/fileOf';
import { ManifestChecks } from '../checks/ManifestChecks';
import { manifestsForCluster } from '../checks/manifestsForCluster';
import { manifestsInput, readManifestsInput } from '../checks/manifestsInput';
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
      input: {
        ...manifestsInput,
        cluster: z => z.string().describe('The name of the cluster'),
        required: z =>
          z
            .boolean()
            .default(false)
            .describe('Fail when the cluster does not answer'),
      },
      output: {
        findings: z => z.array(z.record(z.unknown())),
        unseen: z =>
          z.array(z.string()).describe('What was not checked, in sentences'),
        checkedAt: z =>
          z
            .string()
            .optional()
            .describe('When the schemas were read; absent when none were'),
      },
    },
    async handler(ctx) {
      const { cluster, required = false } = ctx.input;
      const files = await readManifestsInput(ctx.workspacePath, ctx.input);
      const check = await ml
        .validateManifests(
          { cluster, manifests: manifestsForCluster(files) },
          {
            credentials: await ctx.getInitiatorCredentials(),
            signal: ctx.signal,
          },
        )
        .catch((error): SchemaCheck => {
          if (!isUnreachable(error)) {
            throw error;
          }
          return { findings: [], unseen: [error.message] };
        });
      ctx.output(
        'findings',
        check.findings.map(finding => ({ ...finding })),
      );
      ctx.output('unseen', check.unseen);
      ctx.output('checkedAt', check.asOf);
      for (const unseen of check.unseen) {
        ctx.logger.warn(`Not checked: ${unseen}`);
      }
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
