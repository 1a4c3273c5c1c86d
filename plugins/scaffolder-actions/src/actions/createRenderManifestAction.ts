import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import {
  bundles,
  kinds,
  ManifestFile,
  renderBundle,
  renderKind,
  toYaml,
} from '@mlport/backstage-plugin-ml-common';
import { writeManifestFiles } from '../workspace/writeManifestFiles';
import { examples } from './createRenderManifestAction.examples';

/** Makes manifests from parameters and writes them into the workspace. Pure but for the files. */
export function createRenderManifestAction() {
  return createTemplateAction({
    id: 'ml:manifest:render',
    description:
      'Makes the manifests of one kind, or of a bundle of kinds, from parameters, and writes them as YAML. Values never become anything but values.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        kind: z =>
          z
            .string()
            .optional()
            .describe(
              `The kind to make: ${kinds
                .filter(kind => kind.generator)
                .map(kind => kind.id)
                .join(', ')}. Either this or "bundle".`,
            ),
        bundle: z =>
          z
            .string()
            .optional()
            .describe(
              `The bundle to make: ${bundles
                .map(bundle => bundle.id)
                .join(', ')}. Either this or "kind".`,
            ),
        parameters: z =>
          z
            .record(z.unknown())
            .describe(
              'The parameters of the kind or bundle; for a bundle the whole form will do',
            ),
        targetPath: z =>
          z
            .string()
            .default('.')
            .describe('The folder to write to, relative to the workspace'),
      },
      output: {
        files: z =>
          z
            .array(z.string())
            .describe('What was written, relative to the workspace'),
        manifestFiles: z =>
          z
            .array(z.string())
            .describe(
              'Those of the files that hold objects for the cluster; not what tools read beside them',
            ),
        manifests: z => z.array(z.record(z.unknown())).describe('The objects'),
      },
    },
    async handler(ctx) {
      const { targetPath = '.' } = ctx.input;
      const files = render(ctx.input);
      const written = await writeManifestFiles(
        ctx.workspacePath,
        targetPath,
        files,
      );
      for (const path of written) {
        ctx.logger.info(`Wrote ${path}`);
      }
      ctx.output('files', written);
      ctx.output(
        'manifestFiles',
        written.filter((_, index) => files[index].objects.length > 0),
      );
      ctx.output(
        'manifests',
        files.flatMap(file => file.objects),
      );
    },
  });
}

function render(input: {
  kind?: string;
  bundle?: string;
  parameters: Record<string, unknown>;
}): ManifestFile[] {
  const { kind, bundle, parameters } = input;
  if (kind !== undefined && bundle === undefined) {
    const objects = renderKind(kind, parameters);
    const { name } = objects[0].metadata;
    return [{ path: `${name}.yaml`, objects, content: toYaml(objects) }];
  }
  if (bundle !== undefined && kind === undefined) {
    return renderBundle(bundle, parameters);
  }
  throw new InputError(
    'Expected either "kind" or "bundle", to know what to make',
  );
}
