import { readFile, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { checkRunIsNew } from '../runs/checkRunIsNew';
import { editKustomization } from '../runs/editKustomization';
import { existingFiles } from '../workspace/existingFiles';
import { readWorkspaceFiles } from '../workspace/readWorkspaceFiles';
import { writeWorkspaceFile } from '../workspace/writeWorkspaceFile';
import { examples } from './createAddRunAction.examples';

const RUN = /^runs\/([^/]+)\.yaml$/;

/** Adds a rendered run to a folder of runs. Changes the workspace only. */
export function createAddRunAction() {
  return createTemplateAction({
    id: 'ml:run:add',
    description:
      'Adds a rendered run to a fetched folder of runs: its file, its record, and its line in kustomization.yaml, whose order and comments stay. The oldest run files over a limit leave. Which runs were started is history in Git; the cluster keeps what it has.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        from: z =>
          z
            .string()
            .describe(
              'The folder that the bundle training-run was rendered to',
            ),
        to: z =>
          z.string().describe('The folder of the repository with the runs'),
        keep: z =>
          z
            .number()
            .int()
            .min(1)
            .max(1000)
            .default(20)
            .describe('How many run files stay, with the new one'),
      },
      output: {
        run: z => z.string().describe('The name of the run'),
        removed: z =>
          z
            .array(z.string())
            .describe('The files that left, relative to the folder'),
        runs: z =>
          z
            .array(z.string())
            .describe('The names of the runs that are listed, the newest last'),
      },
    },
    async handler(ctx) {
      const { workspacePath, logger } = ctx;
      const { from, to, keep = 20 } = ctx.input;
      const rendered = await readWorkspaceFiles(workspacePath, from);
      const runFile = rendered.find(({ path }) => RUN.test(path));
      if (!runFile) {
        throw new InputError(
          `There is no runs/NAME.yaml in "${from}": render the bundle training-run to it first`,
        );
      }
      const name = RUN.exec(runFile.path)![1];
      await checkRunIsNew(workspacePath, to, runFile);

      const path = posix.join(to, 'kustomization.yaml');
      const file = resolveSafeChildPath(workspacePath, path);
      const text = await readFile(file, 'utf8').catch(error => {
        throw new NotFoundError(
          `There is no ${path}: name the folder of the repository that holds kustomization.yaml and the runs`,
          error,
        );
      });
      const edited = editKustomization(text, name, keep);
      await writeWorkspaceFile(workspacePath, path, edited.text);
      await writeWorkspaceFile(
        workspacePath,
        posix.join(to, runFile.path),
        runFile.content,
      );
      // The folder has a record of its own already; this one is of the run.
      const record = rendered.find(({ path: below }) =>
        /^\.mlport\/(runs\/[^/]+|template)\.json$/.test(below),
      );
      if (record) {
        await writeWorkspaceFile(
          workspacePath,
          posix.join(to, recordPath(name)),
          record.content,
        );
      }
      const removed = await existingFiles(
        workspacePath,
        to,
        edited.removed.flatMap(old => [
          `runs/${old}.yaml`,
          `runs/${old}.yml`,
          recordPath(old),
        ]),
      );
      for (const old of removed) {
        await rm(resolveSafeChildPath(workspacePath, posix.join(to, old)));
      }
      logger.info(`Added ${posix.join(to, runFile.path)}`);
      logger.info(
        removed.length
          ? `The newest ${keep} runs stay; removed ${removed.join(', ')}`
          : `All ${edited.runs.length} runs stay`,
      );
      ctx.output('run', name);
      ctx.output('removed', removed);
      ctx.output('runs', edited.runs);
    },
  });
}

function recordPath(run: string): string {
  return `.mlport/runs/${run}.json`;
}
