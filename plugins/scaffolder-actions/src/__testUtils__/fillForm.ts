import { getDefaultFormState, RJSFSchema } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { LoadedTemplate } from './loadTemplates';

/** What a form holds once somebody filled it. */
export interface FilledForm {
  values: Record<string, unknown>;
  /** What the form itself would complain about. */
  problems: string[];
}

/** Fills a form by the library that the scaffolder shows it with: hidden fields get their defaults. */
export function fillForm(
  { entity }: LoadedTemplate,
  sample: Record<string, unknown>,
): FilledForm {
  let values = sample;
  const problems: string[] = [];
  for (const page of [entity.spec.parameters ?? []].flat()) {
    const schema = withoutUi(page) as RJSFSchema;
    values = getDefaultFormState(validator, schema, values) as typeof values;
    for (const { stack } of validator.validateFormData(values, schema).errors) {
      problems.push(stack);
    }
  }
  return { values, problems };
}

/** The schema without what is said about its looks, as the scaffolder parts them. */
function withoutUi(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(withoutUi);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith('ui:'))
      .map(([key, value]) => [key, withoutUi(value)]),
  );
}
