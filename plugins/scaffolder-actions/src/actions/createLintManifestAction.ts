import { lintObjects } from '@mlport/backstage-plugin-ml-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { manifestsInput, readManifestsInput } from '../checks/manifestsInput';
import { FileFinding, reportFindings } from '../checks/reportFindings';
import { examples } from './createLintManifestAction.examples';

/** Checks manifests for what no schema sees. Pure but for reading files. */
export function createLintManifestAction() {
  return createTemplateAction({
    id: 'ml:manifest:lint',
    description:
      'Checks manifests for what no schema sees: names, quantities, images, secrets, pod security. Errors fail the step, warnings are shown. No cluster is asked.',
    examples,
    supportsDryRun: true,
    schema: {
      input: manifestsInput,
      output: {
        findings: z =>
          z
            .array(z.record(z.unknown()))
            .describe('What was found, with its file where it came from one'),
      },
    },
    async handler(ctx) {
      const files = await readManifestsInput(ctx.workspacePath, ctx.input);
      const findings: FileFinding[] = files.flatMap(({ path, manifests }) =>
        lintObjects(manifests).map(finding => ({ ...finding, file: path })),
      );
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
      reportFindings(ctx.logger, 'lint', findings);
      const count = files.flatMap(({ manifests }) => manifests).length;
      ctx.logger.info(`Checked ${count} manifests, none has an error`);
    },
  });
}
