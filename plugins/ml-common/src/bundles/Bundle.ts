import { z } from 'zod/v3';
import { Manifest } from '../kinds';

/**
 * The objects of one file of a bundle, before they are text.
 *
 * @public
 */
export interface BundleFile {
  /** Relative to the folder of the bundle: `runs/resnet-42.yaml`. */
  path: string;
  objects: Manifest[];
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
   * @throws `ZodError` when the parameters do not fit the schema.
   */
  render(parameters: unknown): BundleFile[];
  /** Parameters that fit the schema, for tests and documentation. */
  sample: unknown;
}

/**
 * Makes a bundle whose `render` and `sample` are checked against its schema by the compiler, and
 * whose input is parsed before it is rendered.
 *
 * @public
 */
export function defineBundle<TShape extends z.ZodRawShape>(definition: {
  id: string;
  title: string;
  parameters: z.ZodObject<TShape>;
  render(parameters: z.output<z.ZodObject<TShape>>): BundleFile[];
  sample: z.input<z.ZodObject<TShape>>;
}): Bundle {
  const { parameters, render } = definition;
  return { ...definition, render: input => render(parameters.parse(input)) };
}
