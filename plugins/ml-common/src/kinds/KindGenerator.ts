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
 * A training run, as far as kinds say it in different words.
 *
 * @public
 */
export interface RunShape {
  /** Equal nodes that work together. */
  nodes: number;
  /** How often a failed pod is tried again, where the kind says it. */
  retries: number;
  /** The training runtime, where the kind has one. */
  runtime: { kind: string; name: string };
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
  /** A training run in the parameters of this kind; absent where the kind is no training run. */
  ofRun?(run: RunShape): Record<string, unknown>;
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
  ofRun?(run: RunShape): Partial<z.input<TSchema>>;
  sample: z.input<TSchema>;
}): KindGenerator {
  const { parameters, render } = definition;
  return { ...definition, render: input => render(parameters.parse(input)) };
}
