import { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate, authorize, forbidden, Identity } from './Access';
import { ApiObject } from './ApiObject';
import { Collection, collectionOf, inVersion, keyOf } from './collection';
import {
  AGGREGATED_TYPE,
  aggregatedDocument,
  coreVersionsDocument,
  groupDocument,
  groupListDocument,
  resourceListDocument,
  versionDocument,
} from './discovery';
import { Faults } from './Faults';
import { asApiObject, readBody, sendJson, sendText } from './http';
import { integerParameter, list, listDocument } from './list';
import { ObjectWriter, Target } from './ObjectWriter';
import { LogSource, podLog } from './podLog';
import {
  isTrue,
  RequestInfo,
  requestInfo,
  ResourceRequest,
} from './RequestInfo';
import { resourceId, ResourceType, ServedVersion } from './ResourceType';
import { versionOptions } from './resourceVersions';
import {
  badRequest,
  expired,
  invalid,
  methodNotAllowed,
  objectNotFound,
  PageNotFoundError,
  resourceNotFound,
  StatusError,
  tooManyRequests,
} from './StatusError';
import { Store } from './Store';
import { Watch } from './Watch';

/** What the handler works on. */
export type ApiHandlerOptions = {
  store: Store;
  writer: ObjectWriter;
  types: ResourceType[];
  identities: Identity[];
  logs: LogSource;
  /** The minor version that `/version` says, for example `36`. */
  minor: string;
  watchList: boolean;
  bookmarkMs: number;
  /** How long a request for a version that is not reached waits. */
  waitMs: number;
  /** Read at every request. */
  faults: () => Faults;
  /** Versions before this one are gone, by a fault. */
  goneBefore: () => number;
  /** Told of every watch that opens; returns what is to be done when it ends. */
  onWatch: (watch: Watch) => () => void;
};

type Request = {
  req: IncomingMessage;
  res: ServerResponse;
  query: URLSearchParams;
};

/** A request for a resource that is served. */
type Found = {
  info: ResourceRequest;
  type: ResourceType;
  version: ServedVersion;
};

const OBJECT_TYPES = ['application/json', 'application/yaml'];
const PATCH_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/apply-patch+yaml',
];
/** What built-in kinds read besides; here it merges lists like a merge patch: by replacing. */
const STRATEGIC = 'application/strategic-merge-patch+json';

const MIN_WATCH_TIMEOUT_MS = 1_800_000;

/** How much a watcher that does not read may pile up before its connection is cut. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** Answers the requests of one cluster, in the order of a real server: who, may he, what. */
export class ApiHandler {
  readonly #options: ApiHandlerOptions;

  constructor(options: ApiHandlerOptions) {
    this.#options = options;
  }

  /** @throws StatusError and PageNotFoundError, for the caller to answer. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(`http://pocket${req.url}`);
    const request = { req, res, query: url.searchParams };
    const info = requestInfo(req.method ?? 'GET', url);
    const faults = this.#options.faults();
    const identity = authenticate(
      faults.unauthorized ? [] : this.#options.identities,
      info,
      req.headers.authorization,
    );
    if (faults.tooManyRequestsSeconds !== undefined) {
      throw tooManyRequests(faults.tooManyRequestsSeconds);
    }
    authorize(identity, info);
    if (!info.isResource) {
      await this.#handlePath(request, info);
      return;
    }
    if (identity && faults.forbidden?.includes(resourceId(info))) {
      throw forbidden(identity.user, info);
    }
    await this.#handleResource(request, this.#find(info));
  }

  #types(): ResourceType[] {
    const removed = this.#options.faults().removed ?? [];
    return this.#options.types.filter(
      type => !removed.includes(resourceId(type)),
    );
  }

  async #handlePath(request: Request, info: RequestInfo): Promise<void> {
    const { req, res } = request;
    const path = info.path.replace(/(.)\/$/, '$1');
    if (/^\/(healthz|livez|readyz)(\/ping)?$/.test(info.path)) {
      sendText(res, 200, 'ok');
      return;
    }
    if (path === '/version') {
      if (req.method !== 'GET') {
        throw methodNotAllowed();
      }
      await sendJson(req, res, 200, versionDocument(this.#options.minor));
      return;
    }
    const types = this.#types();
    const aggregated =
      (path === '/api' || path === '/apis') &&
      /g=apidiscovery\.k8s\.io;v=v2(;|$|,)/.test(req.headers.accept ?? '');
    if (aggregated) {
      await sendJson(
        req,
        res,
        200,
        aggregatedDocument(types, path.slice(1) as 'api' | 'apis'),
        AGGREGATED_TYPE,
      );
      return;
    }
    await sendJson(req, res, 200, this.#discovery(types, path, req));
  }

  #discovery(types: ResourceType[], path: string, req: IncomingMessage) {
    const [, root, first, second, ...more] = path.split('/');
    if (path === '/api') {
      return coreVersionsDocument(req.headers.host ?? '');
    }
    if (path === '/apis') {
      return groupListDocument(types);
    }
    if (root === 'api' && first === 'v1' && second === undefined) {
      return resourceListDocument(types, '', 'v1');
    }
    if (root === 'apis' && first && more.length === 0) {
      const document = second
        ? resourceListDocument(types, first, second)
        : groupDocument(types, first);
      if (document) {
        return document;
      }
      if (second && types.some(type => type.builtIn && type.group === first)) {
        throw resourceNotFound();
      }
    }
    throw new PageNotFoundError();
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
      throw type.builtIn
        ? info.name
          ? resourceNotFound()
          : methodNotAllowed()
        : new PageNotFoundError();
    }
    switch (info.verb) {
      case 'get': {
        const object = this.#get(found);
        if (info.subresource === 'log') {
          sendText(res, 200, podLog(object, query, this.#options.logs));
          return;
        }
        await sendJson(req, res, 200, inVersion(type, version, object));
        return;
      }
      case 'list':
        await this.#list(request, this.#collection(found, query));
        return;
      case 'watch':
        this.#watch(request, this.#collection(found, query));
        return;
      case 'deletecollection':
        await this.#deleteCollection(request, found);
        return;
      default:
        await this.#write(request, found);
    }
  }

  #collection({ info, type, version }: Found, query: URLSearchParams) {
    return collectionOf(type, version, info.namespace, query);
  }

  #get({ info, type }: Found): ApiObject {
    const key = keyOf(type, info.namespace, info.name!);
    const object = this.#options.store.get(type, key);
    if (!object) {
      throw objectNotFound(type, info.name!);
    }
    return object;
  }

  async #list(request: Request, collection: Collection): Promise<void> {
    const { req, res, query } = request;
    checkAccept(req);
    const { store, waitMs } = this.#options;
    const document = await list(store, collection, query, { waitMs });
    const faulty = this.#options.faults().nullItems;
    await sendJson(
      req,
      res,
      200,
      faulty ? { ...document, items: null } : document,
    );
  }

  #watch({ req, res, query }: Request, collection: Collection): void {
    const { store, bookmarkMs, watchList } = this.#options;
    const versions = versionOptions(query, true);
    if (query.has('sendInitialEvents') && !watchList) {
      // The words of a server whose WatchList gate is off, such as 1.33.
      throw invalid({
        kind: 'ListOptions',
        group: 'meta.k8s.io',
        field: 'sendInitialEvents',
        cause: 'FieldValueForbidden',
        message:
          'Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
      });
    }
    const seconds = integerParameter(query, 'timeoutSeconds');
    const timeoutMs = seconds
      ? seconds * 1000
      : MIN_WATCH_TIMEOUT_MS * (1 + Math.random());
    const faults = this.#options.faults();
    const gone =
      versions.resourceVersion &&
      !versions.sendInitialEvents &&
      versions.resourceVersion < this.#options.goneBefore()
        ? expired(
            `too old resource version: ${
              versions.resourceVersion
            } (${this.#options.goneBefore()})`,
          )
        : undefined;
    if (gone && faults.gone?.includes('start')) {
      throw gone;
    }
    res.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-cache, private',
    });
    res.flushHeaders();
    const watch = new Watch(store, collection, {
      line: text => {
        res.write(`${text}\n`);
        if (res.writableLength > MAX_BUFFERED_BYTES) {
          req.socket.destroy();
        }
      },
      end: () => res.end(),
    });
    const forget = this.#options.onWatch(watch);
    res.on('close', () => {
      watch.close();
      forget();
    });
    if (gone && faults.gone?.includes('stream')) {
      watch.fail(gone.toStatus());
      return;
    }
    watch.start({
      ...versions,
      bookmarks: isTrue(query.get('allowWatchBookmarks')),
      timeoutMs,
      bookmarkMs,
    });
    if (faults.brokenLine) {
      watch.raw(BROKEN_LINE);
    }
  }

  async #deleteCollection(request: Request, found: Found): Promise<void> {
    const { req, res, query } = request;
    const { info, type } = found;
    if (type.namespaced && !info.namespace) {
      throw type.builtIn ? methodNotAllowed() : new PageNotFoundError();
    }
    const { store, writer } = this.#options;
    const collection = this.#collection(found, query);
    const entries = store
      .list(type)
      .filter(entry => collection.contains(entry));
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

  async #write(request: Request, found: Found): Promise<void> {
    const { req, res, query } = request;
    const { info, type, version } = found;
    const { writer } = this.#options;
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
        const object = this.#readObject(found, asApiObject(value, type.kind));
        this.#checkNamespace(info.namespace);
        await answer(201, writer.create(type, object, info.namespace));
        return;
      }
      case 'update': {
        const { value } = await readBody(req, OBJECT_TYPES);
        const object = this.#readObject(found, asApiObject(value, type.kind));
        await answer(200, writer.replace(target, object));
        return;
      }
      case 'patch':
        await this.#patch(request, found, target, answer);
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

  async #patch(
    { req, query }: Request,
    found: Found,
    target: Target,
    answer: (code: number, object: ApiObject) => Promise<void>,
  ): Promise<void> {
    const { type, version } = found;
    const { writer } = this.#options;
    const accepted = type.builtIn ? [...PATCH_TYPES, STRATEGIC] : PATCH_TYPES;
    const { value, mediaType } = await readBody(req, accepted);
    if (mediaType === 'application/json-patch+json') {
      throw badRequest(
        'the pocket server applies merge patches and apply only',
      );
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
    const object = this.#readObject(found, asApiObject(value, type.kind));
    this.#checkNamespace(target.namespace);
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
  #readObject({ type, version }: Found, object: ApiObject): ApiObject {
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

  #checkNamespace(namespace: string | undefined): void {
    const type = this.#options.types.find(
      candidate => candidate.plural === 'namespaces',
    );
    if (type && namespace && !this.#options.store.get(type, namespace)) {
      throw objectNotFound(type, namespace);
    }
  }
}

/** A line of a watch that was cut in the middle. */
export const BROKEN_LINE =
  '{"type":"MODIFIED","object":{"metadata":{"name":"cut-';

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
