import { z } from 'zod/v3';
import { Bundle, BundleFile, ParameterProblem } from './Bundle';
import { commonParameters } from './common/commonParameters';
import { gitOpsProblems } from './common/gitOpsProblems';
import { renderGitOps } from './common/renderGitOps';
import { renderKustomization } from './common/renderKustomization';
import { renderRecord } from './common/renderRecord';
import { stampObjects } from './common/stampObjects';

/**
 * What a bundle has to say. The rest is the same for all: the parameters of `commonParameters`, the
 * stamps on each object, the kustomization, what GitOps needs, and the record of the template.
 *
 * @public
 */
export interface BundleDefinition<TShape extends z.ZodRawShape> {
  id: string;
  title: string;
  /** Extends the parameters that all bundles take. */
  parameters: z.ZodObject<TShape>;
  /** What does not fit together. */
  problems?(
    parameters: z.output<z.ZodObject<TShape>>,
  ): Iterable<ParameterProblem>;
  /** The files for the target cluster, in the order in which they are applied. */
  render(
    parameters: z.output<z.ZodObject<TShape>>,
  ): Extract<BundleFile, { objects: unknown }>[];
  /** Files of earlier bundles in the same folder, which the kustomization keeps. */
  earlier?(parameters: z.output<z.ZodObject<TShape>>): string[];
  /**
   * Work that ends: what Git no longer has may stay, and what somebody deleted is not run again.
   */
  runsOnce?: boolean;
  sample: z.input<z.ZodObject<TShape>>;
}

/**
 * Makes a bundle whose `render` and `sample` are checked against its schema by the compiler, and
 * whose input is parsed before it is rendered.
 *
 * @public
 */
export function defineBundle<TShape extends z.ZodRawShape>(
  definition: BundleDefinition<TShape>,
): Bundle {
  const { id, title, parameters, sample, runsOnce = false } = definition;
  return {
    id,
    title,
    parameters,
    sample,
    render: input => {
      const parsed = parameters.parse(input);
      const common = commonParameters.parse(parsed);
      refuse([
        ...gitOpsProblems(common),
        ...(definition.problems?.(parsed) ?? []),
      ]);
      const files = definition.render(parsed).map(({ path, objects }) => ({
        path,
        objects: stampObjects(objects, common),
      }));
      const earlier = definition.earlier?.(parsed) ?? [];
      return [
        ...files,
        renderKustomization([...earlier, ...files.map(({ path }) => path)]),
        ...renderGitOps(common, { runsOnce }),
        ...renderRecord(id, common, parsed, earlier.length > 0),
      ];
    },
  };
}

function refuse(problems: readonly ParameterProblem[]): void {
  if (problems.length > 0) {
    throw new z.ZodError(
      problems.map(({ path, message }) => ({
        code: z.ZodIssueCode.custom,
        path: [...path],
        message,
      })),
    );
  }
}
