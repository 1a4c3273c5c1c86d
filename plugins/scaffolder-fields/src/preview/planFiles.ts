import { isError } from '@backstage/errors';
import { ManifestFile, renderBundle } from '@mlport/backstage-plugin-ml-common';
import { ZodError } from 'zod/v3';
import { addedRunFiles } from './addedRunFiles';

/** Why a form makes no files. */
export interface PlanProblem {
  /** The parameter, which is a field of the form; empty where it is none of them. */
  path: readonly (string | number)[];
  message: string;
}

/** The files that a form makes, or why it makes none. */
export interface Plan {
  files: readonly ManifestFile[];
  problems: readonly PlanProblem[];
}

/**
 * What will be written, by the function that the action writes with.
 *
 * @param bundle - The id of a bundle.
 * @param parameters - The values of the form, of all steps.
 * @param addsRun - Whether the files are added to those of a folder of runs.
 */
export function planFiles(
  bundle: string,
  parameters: unknown,
  addsRun = false,
): Plan {
  try {
    const files = renderBundle(bundle, parameters);
    return { files: addsRun ? addedRunFiles(files) : files, problems: [] };
  } catch (error) {
    return { files: [], problems: problemsOf(error) };
  }
}

function problemsOf(error: unknown): PlanProblem[] {
  const cause = isError(error) ? error.cause : undefined;
  return cause instanceof ZodError
    ? cause.issues.map(({ path, message }) => ({ path, message }))
    : [{ path: [], message: isError(error) ? error.message : String(error) }];
}
