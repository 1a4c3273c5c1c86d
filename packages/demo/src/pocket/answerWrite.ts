import { ApiObject } from './ApiObject';
import { Collection, inVersion } from './collection';
import { ApiContext, Found, Request } from './context';
import { asApiObject, readBody, sendJson } from './http';
import { integerParameter, listDocument } from './list';
import { Target } from './ObjectWriter';
import { isTrue, ResourceRequest } from './RequestInfo';
import { resourceId } from './ResourceType';
import {
  badRequest,
  invalid,
  methodNotAllowed,
  objectNotFound,
  PageNotFoundError,
} from './StatusError';

const OBJECT_TYPES = ['application/json', 'application/yaml'];
const PATCH_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/apply-patch+yaml',
];
/** What built-in kinds read besides; here it merges lists like a merge patch: by replacing. */
const STRATEGIC = 'application/strategic-merge-patch+json';

/**
 * Deletes all objects of a collection.
 *
 * @throws StatusError 405 without a namespace
 */
export async function deleteCollection(
  context: ApiContext,
  { req, res }: Request,
  info: ResourceRequest,
  collection: Collection,
): Promise<void> {
  const { type } = collection;
  if (type.namespaced && !info.namespace) {
    throw type.builtIn ? methodNotAllowed() : new PageNotFoundError();
  }
  const { store, writer } = context;
  const entries = store.list(type).filter(entry => collection.contains(entry));
  for (const { object } of entries) {
    writer.delete({
      type,
      namespace: info.namespace,
      name: object.metadata.name!,
    });
  }
  await sendJson(
    req,
    res,
    200,
    listDocument(collection, entries, {
      resourceVersion: String(store.revision),
      continue: '',
    }),
  );
}

/**
 * Creates, updates, patches or deletes one object.
 *
 * @throws StatusError 400, 404, 405, 409, 415 or 422
 */
export async function answerWrite(
  context: ApiContext,
  request: Request,
  found: Found,
): Promise<void> {
  const { req, res, query } = request;
  const { info, type, version } = found;
  const { writer } = context;
  if (!info.name && info.verb !== 'create') {
    throw type.builtIn ? methodNotAllowed() : new PageNotFoundError();
  }
  const target: Target = {
    type,
    namespace: info.namespace,
    name: info.name!,
    subresource: info.subresource,
  };
  const answer = (code: number, object: ApiObject) =>
    sendJson(req, res, code, inVersion(type, version, object));

  switch (info.verb) {
    case 'create': {
      if (info.name) {
        throw methodNotAllowed();
      }
      const { value } = await readBody(req, OBJECT_TYPES);
      const object = readObject(found, asApiObject(value, type.kind));
      checkNamespace(context, info.namespace);
      await answer(201, writer.create(type, object, info.namespace));
      return;
    }
    case 'update': {
      const { value } = await readBody(req, OBJECT_TYPES);
      const object = readObject(found, asApiObject(value, type.kind));
      await answer(200, writer.replace(target, object));
      return;
    }
    case 'patch':
      await patch(context, request, found, target, answer);
      return;
    case 'delete': {
      const grace = integerParameter(query, 'gracePeriodSeconds');
      const { deleted, gone } = writer.delete(target, {
        gracePeriodSeconds: grace,
      });
      if (!gone || type.deletionGracePeriodSeconds !== undefined) {
        await answer(200, deleted);
        return;
      }
      await sendJson(req, res, 200, {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name: info.name,
          ...(type.group && { group: type.group }),
          kind: type.plural,
          uid: deleted.metadata.uid,
        },
      });
      return;
    }
    default:
      throw methodNotAllowed();
  }
}

async function patch(
  context: ApiContext,
  { req, query }: Request,
  found: Found,
  target: Target,
  answer: (code: number, object: ApiObject) => Promise<void>,
): Promise<void> {
  const { type, version } = found;
  const { writer } = context;
  const accepted = type.builtIn ? [...PATCH_TYPES, STRATEGIC] : PATCH_TYPES;
  const { value, mediaType } = await readBody(req, accepted);
  if (mediaType === 'application/json-patch+json') {
    throw badRequest('the pocket server applies merge patches and apply only');
  }
  if (mediaType !== 'application/apply-patch+yaml') {
    if (version.toStored) {
      throw badRequest(
        `patch ${resourceId(type)} in its version ${type.versions[0].name}`,
      );
    }
    await answer(200, writer.merge(target, value));
    return;
  }
  const manager = query.get('fieldManager');
  if (!manager) {
    throw invalid({
      kind: 'PatchOptions',
      group: 'meta.k8s.io',
      field: 'fieldManager',
      cause: 'FieldValueRequired',
      message: 'Required value: is required for apply patch',
    });
  }
  const object = readObject(found, asApiObject(value, type.kind));
  checkNamespace(context, target.namespace);
  const applied = writer.apply(
    target,
    {
      ...object,
      metadata: {
        ...object.metadata,
        name: target.name,
        ...(target.namespace && { namespace: target.namespace }),
      },
    },
    { manager, force: isTrue(query.get('force')) },
  );
  await answer(applied.created ? 201 : 200, applied.object);
}

/** A body must be of the kind that the path names; it is kept in the stored version. */
function readObject({ type, version }: Found, object: ApiObject): ApiObject {
  if (object.kind !== undefined && object.kind !== type.kind) {
    throw invalid({
      kind: object.kind,
      group: type.group,
      name: object.metadata.name,
      field: 'kind',
      cause: 'FieldValueInvalid',
      message: `Invalid value: "${object.kind}": must be ${type.kind}`,
    });
  }
  return version.toStored ? version.toStored(object) : object;
}

function checkNamespace(
  context: ApiContext,
  namespace: string | undefined,
): void {
  const type = context.types.find(
    candidate => candidate.plural === 'namespaces',
  );
  if (type && namespace && !context.store.get(type, namespace)) {
    throw objectNotFound(type, namespace);
  }
}
