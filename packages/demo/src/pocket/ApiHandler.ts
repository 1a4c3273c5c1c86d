import { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate, authorize, forbidden } from './Access';
import { answerPath } from './answerPath';
import { answerWrite, deleteCollection } from './answerWrite';
import { ApiObject } from './ApiObject';
import { Collection, collectionOf, inVersion, keyOf } from './collection';
import { ApiContext, Found, Request } from './context';
import { sendJson, sendText } from './http';
import { list } from './list';
import { openWatch } from './openWatch';
import { podLog } from './podLog';
import { requestInfo, ResourceRequest } from './RequestInfo';
import { resourceId, ResourceType } from './ResourceType';
import {
  methodNotAllowed,
  objectNotFound,
  PageNotFoundError,
  resourceNotFound,
  StatusError,
  tooManyRequests,
} from './StatusError';

/** Answers the requests of one cluster, in the order of a real server: who, may he, what. */
export class ApiHandler {
  readonly #context: ApiContext;

  constructor(context: ApiContext) {
    this.#context = context;
  }

  /** @throws StatusError and PageNotFoundError, for the caller to answer. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(`http://pocket${req.url}`);
    const request = { req, res, query: url.searchParams };
    const info = requestInfo(req.method ?? 'GET', url);
    const faults = this.#context.faults();
    const identity = authenticate(
      faults.unauthorized ? [] : this.#context.identities,
      info,
      req.headers.authorization,
    );
    if (faults.tooManyRequestsSeconds !== undefined) {
      throw tooManyRequests(faults.tooManyRequestsSeconds);
    }
    authorize(identity, info);
    if (!info.isResource) {
      await answerPath(this.#context, this.#types(), request, info);
      return;
    }
    if (identity && faults.forbidden?.includes(resourceId(info))) {
      throw forbidden(identity.user, info);
    }
    await this.#handleResource(request, this.#find(info));
  }

  #types(): ResourceType[] {
    const removed = this.#context.faults().removed ?? [];
    return this.#context.types.filter(
      type => !removed.includes(resourceId(type)),
    );
  }

  #find(info: ResourceRequest): Found {
    const ofGroup = this.#types().filter(type => type.group === info.group);
    const type = ofGroup.find(candidate => candidate.plural === info.plural);
    const version = type?.versions.find(({ name }) => name === info.version);
    if (type && version) {
      return { info, type, version };
    }
    throw ofGroup.some(candidate => candidate.builtIn)
      ? resourceNotFound()
      : new PageNotFoundError();
  }

  async #handleResource(request: Request, found: Found): Promise<void> {
    const { info, type, version } = found;
    const { req, res, query } = request;
    if (version.deprecation) {
      res.setHeader('Warning', `299 - "${version.deprecation}"`);
    }
    const lacksNamespace =
      type.namespaced &&
      !info.namespace &&
      (info.name || info.verb === 'create');
    const hasSubresource =
      !info.subresource || type.subresources?.[info.subresource] !== undefined;
    if (lacksNamespace || !hasSubresource) {
      throw refusedPath(type, info.name !== undefined);
    }
    if (type.virtual) {
      await this.#compute(request, found);
      return;
    }
    switch (info.verb) {
      case 'get': {
        const object = this.#get(found);
        if (info.subresource === 'log') {
          sendText(res, 200, podLog(object, query, this.#context.logs));
          return;
        }
        await sendJson(req, res, 200, inVersion(type, version, object));
        return;
      }
      case 'list':
        await this.#list(request, this.#collection(found, query));
        return;
      case 'watch':
        openWatch(this.#context, request, this.#collection(found, query));
        return;
      case 'deletecollection':
        await deleteCollection(
          this.#context,
          request,
          info,
          this.#collection(found, query),
        );
        return;
      default:
        await answerWrite(this.#context, request, found);
    }
  }

  async #compute(request: Request, { info, type, version }: Found) {
    const { req, res, query } = request;
    const compute = type.subresources?.[info.subresource ?? '']?.compute;
    if (!compute || !info.name) {
      throw resourceNotFound();
    }
    if (info.verb !== 'get') {
      throw methodNotAllowed();
    }
    const { namespace, name } = info;
    const asked = { namespace, name, version: version.name, query };
    await sendJson(req, res, 200, compute(this.#context.store, asked));
  }

  #collection({ info, type, version }: Found, query: URLSearchParams) {
    return collectionOf(type, version, info.namespace, query);
  }

  #get({ info, type }: Found): ApiObject {
    const key = keyOf(type, info.namespace, info.name!);
    const object = this.#context.store.get(type, key);
    if (!object) {
      throw objectNotFound(type, info.name!);
    }
    return object;
  }

  async #list(request: Request, collection: Collection): Promise<void> {
    const { req, res, query } = request;
    checkAccept(req);
    const { store, waitMs } = this.#context;
    const document = await list(store, collection, query, { waitMs });
    const faulty = this.#context.faults().nullItems;
    await sendJson(
      req,
      res,
      200,
      faulty ? { ...document, items: null } : document,
    );
  }
}

/** The pocket server speaks JSON only. */
function checkAccept(req: IncomingMessage): void {
  const accept = req.headers.accept ?? '*/*';
  if (!/json|\*\/\*|application\/\*/.test(accept)) {
    throw new StatusError(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json',
    );
  }
}

/** A path without its namespace, or with a subresource that there is not. */
function refusedPath(type: ResourceType, named: boolean): Error {
  if (!type.builtIn) {
    return new PageNotFoundError();
  }
  return named ? resourceNotFound() : methodNotAllowed();
}
