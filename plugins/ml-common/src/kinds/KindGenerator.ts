import { z } from 'zod/v3';

/**
 * A Kubernetes manifest as a plain object, in the order in which it is written.
 *
 * @public
 */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/**
 * How the manifests of a kind are made.
 *
 * @public
 */
export interface KindGenerator {
  /** The parameters; `zod/v3`, as the scaffolder and the actions registry take it. */
  parameters: z.ZodTypeAny;
  /**
   * Parameters to manifests. Pure.
   *
   * @throws `ZodError` when the parameters do not fit the schema.
   */
  render(parameters: unknown): Manifest[];
  /** Parameters that fit the schema, for tests and documentation. */
  sample: unknown;
}

/**
 * Makes a generator whose `render` and `sample` are checked against its schema by the compiler,
 * and whose input is parsed before it is rendered.
 *
 * @public
 */
export function defineGenerator<TSchema extends z.ZodTypeAny>(definition: {
  parameters: TSchema;
  render(parameters: z.output<TSchema>): Manifest[];
  sample: z.input<TSchema>;
}): KindGenerator {
  const { parameters, render, sample } = definition;
  return {
    parameters,
    render: input => render(parameters.parse(input)),
    sample,
  };
}
