import { ApiObject, isJsonObject } from './ApiObject';
import { ResourceType } from './ResourceType';
import { badRequest } from './StatusError';

/** Decides whether an object fits. */
export type FieldMatcher = (object: ApiObject) => boolean;

/**
 * Reads a field selector: `path=value`, `path==value`, `path!=value`, joined by commas. Which
 * paths a resource knows is said by its type; all know `metadata.name`, namespaced ones also
 * `metadata.namespace`.
 *
 * @throws StatusError 400 for a path that the resource does not know, in the real server's words.
 */
export function parseFieldSelector(
  type: ResourceType,
  text: string,
): FieldMatcher {
  const known = new Set([
    'metadata.name',
    ...(type.namespaced ? ['metadata.namespace'] : []),
    ...(type.selectableFields ?? []),
  ]);
  const matchers = text
    .split(',')
    .filter(term => term !== '')
    .map(term => {
      const match = /^(.*?)(!=|==|=)(.*)$/.exec(term);
      if (!match) {
        throw badRequest(
          `invalid selector: '${text}'; can't understand '${term}'`,
        );
      }
      const [, path, operator, value] = match;
      if (!known.has(path)) {
        throw badRequest(
          type.kind === 'Job'
            ? `field label "${path}" not supported for Job`
            : `field label not supported: ${path}`,
        );
      }
      const wanted = operator !== '!=';
      return (object: ApiObject) =>
        (fieldValue(type, object, path) === value) === wanted;
    });
  return object => matchers.every(matches => matches(object));
}

function fieldValue(
  type: ResourceType,
  object: ApiObject,
  path: string,
): string {
  if (type.kind === 'Job' && path === 'status.successful') {
    const status = isJsonObject(object.status) ? object.status : {};
    return String(status.succeeded ?? 0);
  }
  if (type.kind === 'Event' && path === 'source') {
    const source: unknown = object.source;
    const component = isJsonObject(source) ? source.component : undefined;
    return String(component ?? object.reportingComponent ?? '');
  }
  let value: unknown = object;
  for (const step of path.split('.')) {
    value = isJsonObject(value) ? value[step] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}
