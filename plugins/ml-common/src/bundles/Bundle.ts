import { z } from 'zod/v3';
import { JsonRecord } from '../kubernetes';
import { Manifest } from '../kinds';

/**
 * One file of a bundle, before it is text: objects for the target cluster, or what tools read.
 *
 * @public
 */
export type BundleFile =
  | {
      /** Relative to the folder of the bundle: `runs/resnet-42.yaml`. */
      path: string;
      /** Objects for the target cluster. */
      objects: Manifest[];
    }
  | {
      /** A name that ends in `.json` makes JSON; any other makes YAML. */
      path: string;
      /** What is for tools, and not for the target cluster; JSON holds one. */
      documents: JsonRecord[];
    };

/**
 * Parameters that fit on their own and not together.
 *
 * @public
 */
export interface ParameterProblem {
  path: readonly (string | number)[];
  /** Says what was expected. */
  message: string;
}

/**
 * What one form makes: the manifests that belong together, file by file.
 *
 * @public
 */
export interface Bundle {
  /** Short and fixed: `training-run`. */
  id: string;
  title: string;
  /**
   * What the form gives; `zod/v3`, as the scaffolder takes it. Unknown fields at the top are left
   * out, so that a template can hand over its whole form.
   */
  parameters: z.AnyZodObject;
  /**
   * Parameters to files. Pure.
   *
   * @throws `ZodError` when the parameters do not fit the schema, or one another.
   */
  render(parameters: unknown): BundleFile[];
  /** Parameters that fit the schema, for tests and documentation. */
  sample: unknown;
}
