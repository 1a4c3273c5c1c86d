import { JsonRecord, asList, asRecord, asText } from '../kubernetes';
import { SchemaProblem, refusal } from './SchemaProblem';

/**
 * `allOf`, `anyOf`, `oneOf` and `not`.
 *
 * @param against - what is wrong with the value under one of the schemas
 */
export function* checkAlternatives(
  field: string,
  value: unknown,
  node: JsonRecord,
  against: (schema: unknown) => readonly SchemaProblem[],
): Iterable<SchemaProblem> {
  for (const schema of asList(node.allOf) ?? []) {
    yield* against(schema);
  }
  const anyOf = asList(node.anyOf);
  if (anyOf && !anyOf.some(schema => against(schema).length === 0)) {
    yield refusal(
      field,
      value,
      'The value fits none of its alternatives',
      fixOf(anyOf, 'Write at least one of'),
    );
  }
  const oneOf = asList(node.oneOf);
  if (oneOf) {
    const fitting = oneOf.filter(schema => against(schema).length === 0).length;
    if (fitting !== 1) {
      yield refusal(
        field,
        value,
        fitting === 0
          ? 'The value fits none of its alternatives'
          : 'The value fits several alternatives that exclude each other',
        fixOf(oneOf, 'Write exactly one of'),
      );
    }
  }
  if (node.not !== undefined && against(node.not).length === 0) {
    const names = requiredNames(node.not);
    yield refusal(
      field,
      value,
      'The value is one that is excluded',
      names.length > 0 ? `Leave out ${names.join(' or ')}` : 'Change it',
    );
  }
}

function fixOf(schemas: readonly unknown[], words: string): string {
  const names = [...new Set(schemas.flatMap(requiredNames))];
  return names.length > 0 ? `${words} ${names.join(', ')}` : 'Change it';
}

/** The fields that a schema of the form `required: […]` asks for, also one level down. */
function requiredNames(schema: unknown): string[] {
  const node = asRecord(schema) ?? {};
  return [node, ...(asList(node.anyOf) ?? [])].flatMap(part =>
    (asList(asRecord(part)?.required) ?? []).flatMap(
      name => asText(name) ?? [],
    ),
  );
}
