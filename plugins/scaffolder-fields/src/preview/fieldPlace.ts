import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';
import { TemplateStep } from './useTemplateSteps';

/** Where in a form a field is. */
export interface FieldPlace {
  /** Its title, or its name. */
  field: string;
  /** The title of the step. */
  step?: string;
}

/** Which field of which step a parameter is. */
export function fieldPlace(
  path: readonly (string | number)[],
  steps: readonly TemplateStep[],
): FieldPlace {
  const [name, ...inner] = path.map(String);
  for (const step of steps) {
    const property = name ? findProperty(step.schema, name) : undefined;
    if (property) {
      const title = asText(asRecord(property)?.title) ?? name;
      return { field: [title, ...inner].join(' › '), step: step.title };
    }
  }
  return { field: [name, ...inner].join('.') };
}

/** A property wherever the schema has it: at the top, or below a condition. */
function findProperty(schema: unknown, name: string): unknown {
  if (Array.isArray(schema)) {
    return first(schema, each => findProperty(each, name));
  }
  const record = asRecord(schema);
  if (!record) {
    return undefined;
  }
  const property = asRecord(record.properties)?.[name];
  return (
    property ??
    first(
      ['allOf', 'anyOf', 'oneOf', 'then', 'else'].map(key => record[key]),
      each => findProperty(each, name),
    ) ??
    first(Object.values(asRecord(record.dependencies) ?? {}), each =>
      findProperty(each, name),
    )
  );
}

function first<T>(items: readonly T[], find: (item: T) => unknown): unknown {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
