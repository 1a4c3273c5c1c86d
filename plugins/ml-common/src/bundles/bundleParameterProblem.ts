import { z } from 'zod/v3';
import { bundleById } from './bundles';

/**
 * What is wrong with one parameter of a bundle: the message for the field of a form. It sees the
 * parameter alone; what does not fit together is said by `renderBundle`.
 *
 * @param bundleId - the id of a bundle
 * @param path - the parameter: `target.namespace`, `env.0.value`
 * @param value - unknown; `undefined` for an empty field
 * @returns a sentence that says what was expected, or nothing
 *
 * @public
 */
export function bundleParameterProblem(
  bundleId: string,
  path: string,
  value: unknown,
): string | undefined {
  const bundle = bundleById(bundleId);
  if (!bundle) {
    return `expected a bundle that there is; there is no "${bundleId}"`;
  }
  const schema = path
    .split('.')
    .reduce<z.ZodTypeAny | undefined>(fieldOf, bundle.parameters);
  if (!schema) {
    return `expected a parameter of the bundle ${bundleId}; there is no "${path}"`;
  }
  const result = schema.safeParse(value);
  return result.success ? undefined : describe(result.error.issues[0]);
}

function describe({ path, message }: z.ZodIssue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}

function fieldOf(
  schema: z.ZodTypeAny | undefined,
  step: string,
): z.ZodTypeAny | undefined {
  const inner = schema && unwrap(schema);
  if (inner instanceof z.ZodObject) {
    const { shape } = inner;
    return Object.hasOwn(shape, step) ? shape[step] : undefined;
  }
  if (inner instanceof z.ZodArray) {
    return /^\d+$/.test(step) ? inner.element : undefined;
  }
  return inner instanceof z.ZodRecord ? inner.valueSchema : undefined;
}

/** The schema behind what may be left out, has a default, or is checked once more. */
function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodDefault) {
    return unwrap(schema.removeDefault());
  }
  return schema instanceof z.ZodEffects ? unwrap(schema.innerType()) : schema;
}
